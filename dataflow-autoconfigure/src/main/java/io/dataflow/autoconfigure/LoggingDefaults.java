/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.dataflow.logging.LogCategory;
import io.dataflow.logging.Masking;
import io.dataflow.logging.ValueLoggers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * Turns the properties below {@code dataflow.logging} into levels of loggers, which lose
 * to those that the application sets itself.
 */
final class LoggingDefaults {

	/** The environment variables that have names of their own. */
	static final Map<String, String> VARIABLES = Map.of("DATAFLOW_LOG_LEVEL", "dataflow.logging.level",
			"DATAFLOW_NODE_EXECUTION_LOG_LEVEL", "dataflow.logging.node-execution", "DATAFLOW_SQL_GENERATION_LOG_LEVEL",
			"dataflow.logging.sql-generation", "DATAFLOW_LIST_OPERATIONS_LOG_LEVEL", "dataflow.logging.list-operations",
			"DATAFLOW_MIGRATION_LOG_LEVEL", "dataflow.logging.migration", "DATAFLOW_CORE_LOG_LEVEL",
			"dataflow.logging.core", "DATAFLOW_MASK_SENSITIVE", "dataflow.logging.mask-sensitive");

	private static final String PREFIX = "logging.level.";

	private static final Map<String, LogLevel> PRESETS = Map.of("production", LogLevel.WARN, "development",
			LogLevel.DEBUG, "quiet", LogLevel.ERROR);

	private LoggingDefaults() {
	}

	/**
	 * Return the levels as properties of Spring Boot.
	 * @param logging what the application asks for
	 * @param root the level of the root logger, if the application sets it
	 */
	static Map<String, Object> of(DataFlowProperties.Logging logging, @Nullable String root) {
		Map<String, Object> levels = new LinkedHashMap<>();
		LogLevel all = (logging.level() != null) ? level("level", logging.level()) : preset(logging.preset());
		LogLevel core = (logging.core() != null) ? level("core", logging.core()) : all;
		put(levels, LogCategory.CORE, core);
		// what has the level of its parent needs none, so that the application changes
		// all of them by that of the parent
		LogLevel inherited = (Objects.equals(all, core)) ? null : all;
		put(levels, LogCategory.NODE_EXECUTION, own("node-execution", logging.nodeExecution(), inherited));
		put(levels, LogCategory.SQL_GENERATION, own("sql-generation", logging.sqlGeneration(), inherited));
		put(levels, LogCategory.LIST_OPERATIONS, own("list-operations", logging.listOperations(), inherited));
		put(levels, LogCategory.MIGRATION, own("migration", logging.migration(), inherited));
		if (logging.maskSensitive()) {
			LogLevel quiet = quiet(root);
			ValueLoggers.names().forEach((name) -> levels.put(PREFIX + name, quiet.name()));
		}
		else {
			levels.put(PREFIX + Masking.LOGGER, LogLevel.OFF.name());
		}
		return levels;
	}

	private static void put(Map<String, Object> levels, LogCategory category, @Nullable LogLevel level) {
		if (level != null) {
			levels.put(PREFIX + category.loggerName(), level.name());
		}
	}

	private static @Nullable LogLevel own(String property, @Nullable String value, @Nullable LogLevel inherited) {
		return (value != null) ? level(property, value) : inherited;
	}

	/**
	 * Who wants to hear less than {@code INFO} of all loggers gets no more of these.
	 */
	private static LogLevel quiet(@Nullable String root) {
		LogLevel wanted = (root != null) ? find(root) : null;
		return (wanted != null && wanted.compareTo(LogLevel.INFO) > 0) ? wanted : LogLevel.INFO;
	}

	static @Nullable LogLevel preset(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		LogLevel level = PRESETS.get(name.strip().toLowerCase(Locale.ROOT));
		if (level == null) {
			throw InvalidPropertyException.of("dataflow.logging.preset", name, "production, development or quiet");
		}
		return level;
	}

	private static LogLevel level(String property, String value) {
		LogLevel level = find(value);
		if (level == null) {
			throw InvalidPropertyException.of("dataflow.logging." + property, value,
					"one of TRACE, DEBUG, INFO, WARN, ERROR and OFF");
		}
		return level;
	}

	/**
	 * Find a level by its name here or in Python.
	 */
	private static @Nullable LogLevel find(String name) {
		return switch (name.strip().toUpperCase(Locale.ROOT)) {
			case "TRACE" -> LogLevel.TRACE;
			case "DEBUG" -> LogLevel.DEBUG;
			case "INFO" -> LogLevel.INFO;
			case "WARN", "WARNING" -> LogLevel.WARN;
			case "ERROR" -> LogLevel.ERROR;
			case "FATAL", "CRITICAL" -> LogLevel.FATAL;
			case "OFF", "FALSE" -> LogLevel.OFF;
			default -> null;
		};
	}

}
