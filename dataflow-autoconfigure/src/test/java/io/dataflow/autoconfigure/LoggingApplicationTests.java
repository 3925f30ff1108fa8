/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.adapter.Adapter;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.migration.SchemaMode;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the levels of loggers in a running application.
 */
@ExtendWith(OutputCaptureExtension.class)
class LoggingApplicationTests {

	@Test
	void levelsHoldBeforeTheFirstLineOfDataFlow(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--DATAFLOW_LOG_LEVEL=WARNING",
				"--DATAFLOW_SQL_GENERATION_LOG_LEVEL=DEBUG")) {
			assertThat(level(context, "io.dataflow")).isEqualTo(LogLevel.WARN);
			assertThat(level(context, "io.dataflow.node")).isEqualTo(LogLevel.WARN);
			assertThat(LoggerFactory.getLogger("io.dataflow.sql").isDebugEnabled()).isTrue();
			assertThat(output).doesNotContain("a database in memory").doesNotContain("Schema migrated");
		}
	}

	@Test
	void withoutPropertiesWhatIsUsefulIsLogged(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(output).contains("a database in memory").contains("Schema migrated");
			assertThat(level(context, "io.dataflow.node")).isEqualTo(LogLevel.INFO);
		}
	}

	@Test
	void levelOfTheApplicationOutranksThePreset() {
		try (ConfigurableApplicationContext context = start("--dataflow.logging.preset=quiet",
				"--logging.level.io.dataflow=debug", "--logging.level.io.dataflow.list=trace")) {
			assertThat(level(context, "io.dataflow.migration")).isEqualTo(LogLevel.DEBUG);
			assertThat(level(context, "io.dataflow.list")).isEqualTo(LogLevel.TRACE);
		}
	}

	@Test
	void driversPrintValuesOnlyWhenTheyAreAskedTo() {
		try (ConfigurableApplicationContext context = start("--logging.level.io.r2dbc=debug",
				"--logging.level.io.r2dbc.h2.client=trace")) {
			assertThat(level(context, "io.r2dbc.postgresql.PARAM")).isEqualTo(LogLevel.INFO);
			assertThat(level(context, "io.r2dbc.postgresql.client.ReactorNettyClient")).isEqualTo(LogLevel.INFO);
			assertThat(level(context, "io.r2dbc.h2.client")).isEqualTo(LogLevel.TRACE);
		}
	}

	@Test
	void logShowsSecretsOnlyWhenItIsAskedTo(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start()) {
			fail(context, "password=first");
			assertThat(output).contains("password=***MASKED***").doesNotContain("password=first");
		}
		try (ConfigurableApplicationContext context = start("--DATAFLOW_MASK_SENSITIVE=false")) {
			fail(context, "password=second");
			assertThat(output).contains("password=second");
		}
		try (ConfigurableApplicationContext context = start()) {
			fail(context, "password=third");
			assertThat(output).doesNotContain("password=third");
		}
	}

	/**
	 * Let a listener fail, of which DataFlow logs the error.
	 */
	private static void fail(ConfigurableApplicationContext context, String message) {
		NodeType nothing = NodeType.of("NothingNode").openOutputs().run((inputs) -> Mono.just(Map.of()));
		DataFlow dataFlow = DataFlow.builder(context.getBean(Adapter.class))
			.schema(SchemaMode.NONE)
			.nodeTypes(nothing)
			.listeners((event) -> {
				throw new IllegalStateException(message);
			})
			.build();
		dataFlow.engine().run(Workflow.builder("w").addNode("NothingNode", "n").build()).block(Duration.ofSeconds(10));
	}

	@Test
	void unknownLevelEndsTheStart(CapturedOutput output) {
		assertThat(catchThrowable(() -> start("--DATAFLOW_LOG_LEVEL=loud").close())).isNotNull();
		assertThat(output).contains("[DF-401] 'dataflow.logging.level' is 'loud' but must be one of TRACE");
	}

	private static LogLevel level(ConfigurableApplicationContext context, String logger) {
		LoggingSystem system = context.getBean(LoggingSystem.class);
		LoggerFactory.getLogger(logger);
		return system.getLoggerConfiguration(logger).getEffectiveLevel();
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--spring.main.banner-mode=off";
		return application.run(all);
	}

}
