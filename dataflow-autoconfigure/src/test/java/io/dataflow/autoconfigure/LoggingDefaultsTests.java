/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dataflow.logging.Masking;
import io.dataflow.logging.ValueLoggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LoggingDefaults}.
 */
class LoggingDefaultsTests {

	@Test
	void withoutAnyPropertyOnlyWhatPrintsValuesHasALevel() {
		Map<String, String> levels = levels(Map.of(), Map.of());
		assertThat(levels.keySet()).containsExactlyInAnyOrderElementsOf(ValueLoggers.names());
		assertThat(levels.values()).containsOnly("INFO");
	}

	@Test
	void withoutMaskingWhatPrintsValuesHasNoLevelAndTheLogIsNotMasked() {
		Map<String, String> off = Map.of(Masking.LOGGER, "OFF");
		assertThat(levels(Map.of("dataflow.logging.mask-sensitive", "false"), Map.of())).isEqualTo(off);
		assertThat(levels(Map.of(), Map.of("DATAFLOW_MASK_SENSITIVE", "false"))).isEqualTo(off);
		assertThat(levels(Map.of(), Map.of("DATAFLOW_MASK_SENSITIVE", "1"))).isNotEmpty()
			.doesNotContainKey(Masking.LOGGER);
	}

	@Test
	void whereLittleIsLoggedWhatPrintsValuesLogsNoMore() {
		assertThat(levels(Map.of("logging.level.root", "error"), Map.of()).values()).containsOnly("ERROR");
		assertThat(levels(Map.of("logging.level.root", "debug"), Map.of()).values()).containsOnly("INFO");
	}

	@ParameterizedTest
	@CsvSource({ "production,WARN", "development,DEBUG", "quiet,ERROR", "Production,WARN" })
	void presetIsALevelForAll(String preset, String level) {
		assertThat(ours(Map.of("dataflow.logging.preset", preset), Map.of())).isEqualTo(Map.of("io.dataflow", level));
	}

	@ParameterizedTest
	@CsvSource({ "warning,WARN", "WARN,WARN", "critical,FATAL", "DEBUG,DEBUG", "Info,INFO", "trace,TRACE",
			"ERROR,ERROR", "off,OFF" })
	void levelHasItsNameHereOrInPython(String name, String level) {
		assertThat(ours(Map.of(), Map.of("DATAFLOW_LOG_LEVEL", name))).isEqualTo(Map.of("io.dataflow", level));
	}

	@Test
	void levelOutranksPreset() {
		assertThat(ours(Map.of("dataflow.logging.preset", "quiet"), Map.of("DATAFLOW_LOG_LEVEL", "INFO")))
			.isEqualTo(Map.of("io.dataflow", "INFO"));
	}

	@Test
	void eachCategoryHasALevelOfItsOwn() {
		assertThat(ours(Map.of(),
				Map.of("DATAFLOW_NODE_EXECUTION_LOG_LEVEL", "DEBUG", "DATAFLOW_SQL_GENERATION_LOG_LEVEL", "TRACE",
						"DATAFLOW_LIST_OPERATIONS_LOG_LEVEL", "INFO", "DATAFLOW_MIGRATION_LOG_LEVEL", "ERROR",
						"DATAFLOW_LOG_LEVEL", "WARNING")))
			.isEqualTo(Map.of("io.dataflow", "WARN", "io.dataflow.node", "DEBUG", "io.dataflow.sql", "TRACE",
					"io.dataflow.list", "INFO", "io.dataflow.migration", "ERROR"));
	}

	@Test
	void levelOfTheCoreIsNotThatOfTheOthers() {
		assertThat(ours(Map.of("dataflow.logging.level", "info"), Map.of("DATAFLOW_CORE_LOG_LEVEL", "ERROR")))
			.isEqualTo(Map.of("io.dataflow", "ERROR", "io.dataflow.node", "INFO", "io.dataflow.sql", "INFO",
					"io.dataflow.list", "INFO", "io.dataflow.migration", "INFO"));
	}

	@Test
	void levelOfTheApplicationWins() {
		assertThat(levels(
				Map.of("dataflow.logging.preset", "quiet", "logging.level.io.dataflow", "debug",
						"logging.level.io.r2dbc.postgresql.PARAM", "debug", "dataflow.logging.mask-sensitive", "true"),
				Map.of()))
			.containsEntry("io.dataflow", "debug")
			.containsEntry("io.r2dbc.postgresql.PARAM", "debug");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dataflow.logging.level", "dataflow.logging.core", "dataflow.logging.migration",
			"dataflow.logging.sql-generation", "dataflow.logging.node-execution", "dataflow.logging.list-operations" })
	void unknownLevelIsRefused(String property) {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> levels(Map.of(property, "loud"), Map.of()))
			.withMessage("[DF-401] '" + property
					+ "' is 'loud' but must be one of TRACE, DEBUG, INFO, WARN, ERROR and OFF.");
	}

	@Test
	void unknownPresetIsRefused() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> levels(Map.of("dataflow.logging.preset", "staging"), Map.of()))
			.withMessage("[DF-401] 'dataflow.logging.preset' is 'staging' but must be production, development or "
					+ "quiet.");
	}

	private static Map<String, String> ours(Map<String, Object> file, Map<String, Object> variables) {
		Map<String, Object> without = new LinkedHashMap<>(file);
		without.put("dataflow.logging.mask-sensitive", "false");
		Map<String, String> levels = levels(without, variables);
		levels.remove(Masking.LOGGER);
		return levels;
	}

	/**
	 * Return what Spring Boot is told of the levels of loggers, except the root.
	 */
	private static Map<String, String> levels(Map<String, Object> file, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		new DataFlowEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		Map<String, String> levels = new LinkedHashMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
				if (name.startsWith("logging.level.") && !name.endsWith(".root")) {
					levels.put(name.substring("logging.level.".length()), environment.getProperty(name));
				}
			}
		}
		return levels;
	}

}
