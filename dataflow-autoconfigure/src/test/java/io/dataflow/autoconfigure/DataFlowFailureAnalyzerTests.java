/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.autoconfigure.app.UserApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link DataFlowFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DataFlowFailureAnalyzerTests {

	@Test
	void unknownPropertyIsExplained(CapturedOutput output) {
		start("--dataflow.schema.mod=none");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("[DF-401] There is no property 'dataflow.schema.mod'")
			.contains("Did you mean 'dataflow.schema.mode'?");
	}

	@Test
	void unknownDatabaseIsExplained(CapturedOutput output) {
		start("--DATABASE_URL=oracle://user:secret@localhost/app");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("[DF-403] Unknown database URL scheme 'oracle'; accepted are postgresql://")
			.doesNotContain("secret");
	}

	@Test
	void unreachableDatabaseIsExplained(CapturedOutput output) {
		start("--DATABASE_URL=postgresql://user:secret@127.0.0.1:1/app");
		assertThat(output).contains("APPLICATION FAILED TO START").contains("[DF-402]").doesNotContain("secret");
	}

	@Test
	void valueOutOfRangeIsExplained(CapturedOutput output) {
		start("--dataflow.execution.timeout=-1s");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("[DF-401] 'dataflow.execution.timeout' is 'PT-1S' but must be zero or positive.");
	}

	private static void start(String argument) {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(argument, "--dataflow.startup.timeout=0"));
	}

}
