/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.DatabaseName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text that arrives in a run comes back unchanged, whatever it looks like.
 */
interface TextContract extends DataFlowContract {

	static Stream<String> texts() {
		return Stream.of("x'; DROP TABLE users; --", "x'; DROP TABLE people; --", "' OR 1=1 --", "/* comment */",
				"\"quoted\"", "it''s", "a\\b\\\\c\\", "100% _under_", "$1 ? :name @p", "{{ inputs.name }}",
				"{\"a\": 1}", "null", "NULL", "true", "007", "", " ", " padded ", "line\nbreak\r\n\ttab",
				"😀 ünï中文 \u202e", "e\u0301", "\u00e9", "\uffff", "; SELECT pg_sleep(1)", "%27%20OR",
				"<script>alert(1)</script>");
	}

	@ParameterizedTest
	@MethodSource("io.dataflow.TextContract#texts")
	default void textComesBack(String text) {
		assertThat(runWithInputs("PersonCreateNode", "id", "p1", "name", text, "email", text)).containsEntry("name",
				text);
		assertThat(runWithInputs("PersonReadNode", "id", "p1")).containsEntry("name", text)
			.containsEntry("email", text);
		assertThat(runWithInputs("PersonListNode", "filter", Map.of("name", text))).containsEntry("count", 1L);
		assertThat(runWithInputs("PersonUpdateNode", "filter", Map.of("name", text), "fields",
				Map.of("email", "-" + text)))
			.containsEntry("email", "-" + text);
	}

	@ParameterizedTest
	@MethodSource("io.dataflow.TextContract#texts")
	default void textIsAnId(String text) {
		runWithInputs("PersonCreateNode", "id", "other", "name", "Bob");
		runWithInputs("PersonCreateNode", "id", text, "name", "Ann");
		assertThat(runWithInputs("PersonReadNode", "id", text)).containsEntry("name", "Ann").containsEntry("id", text);
		assertThat(runWithInputs("PersonDeleteNode", "id", text)).containsEntry("deleted", true);
		assertThat(runWithInputs("PersonCountNode")).containsEntry("count", 1L);
	}

	@Test
	default void longTextComesBack() {
		String text = "0123456789äöü'\\😀".repeat(6_000);
		run("PersonCreateNode", "id", "p1", "name", text);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", text);
		assertThat(run("PersonCountNode", "filter", Map.of("name", text))).containsEntry("count", 1L);
	}

	@Test
	default void fiveMegabytesComeBack() {
		String text = "01234567'\\".repeat(555_556);
		run("PersonCreateNode", "id", "p1", "name", text);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", text);
	}

	@Test
	default void nulCharacterComesBackOrIsRefused() {
		String text = "a\u0000b";
		if (database().name() == DatabaseName.POSTGRESQL) {
			DataFlowException failure = failure("PersonCreateNode", "id", "p1", "name", text);
			assertThat(failure.code()).isEqualTo("DF-502");
			assertThat(failure).hasMessageContaining("Person");
			assertThat(run("PersonCountNode")).containsEntry("count", 0L);
			return;
		}
		run("PersonCreateNode", "id", "p1", "name", text);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", text);
		assertThat(run("PersonCountNode", "filter", Map.of("name", text))).containsEntry("count", 1L);
		assertThat(run("PersonCountNode", "filter", Map.of("name", "a"))).containsEntry("count", 0L);
	}

	@Test
	default void textInADocumentComesBack() {
		for (String text : texts().toList()) {
			runWithInputs("SampleCreateNode", "id", "s", "document", Map.of(text, text));
			assertThat(runWithInputs("SampleReadNode", "id", "s")).containsEntry("document", Map.of(text, text));
			runWithInputs("SampleDeleteNode", "id", "s");
		}
	}

}
