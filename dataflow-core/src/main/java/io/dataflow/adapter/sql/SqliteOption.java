/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.Option;

/**
 * The parameters of a SQLite URL. Parameters are found by name without regard to case and
 * underscores.
 */
enum SqliteOption {

	ENABLE_WAL("enable_wal", SqliteConnectionFactoryProvider.ENABLE_WAL, "true or false"),
	CACHE_SIZE_MB("cache_size_mb", SqliteConnectionFactoryProvider.CACHE_SIZE_MB, "a whole number of megabytes"),
	MMAP_SIZE_MB("mmap_size_mb", SqliteConnectionFactoryProvider.MMAP_SIZE_MB, "a whole number of megabytes"),
	BUSY_TIMEOUT("busy_timeout", SqliteConnectionFactoryProvider.BUSY_TIMEOUT, "a whole number of milliseconds"),
	SYNCHRONOUS("synchronous", SqliteConnectionFactoryProvider.SYNCHRONOUS, "one of off, normal, full, extra");

	private static final List<String> LEVELS = List.of("off", "normal", "full", "extra");

	private final String parameter;

	private final Option<?> option;

	private final String expected;

	SqliteOption(String parameter, Option<?> option, String expected) {
		this.parameter = parameter;
		this.option = option;
		this.expected = expected;
	}

	static Optional<SqliteOption> find(String parameter) {
		String name = plain(parameter);
		return Stream.of(values()).filter((option) -> plain(option.parameter).equals(name)).findFirst();
	}

	static List<String> names() {
		return Stream.of(values()).map((option) -> option.parameter).toList();
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	@SuppressWarnings("unchecked")
	Option<Object> option() {
		return (Option<Object>) this.option;
	}

	Object convert(String value) {
		String text = value.toLowerCase(Locale.ROOT);
		return switch (this) {
			case ENABLE_WAL -> flag(text);
			case CACHE_SIZE_MB, MMAP_SIZE_MB -> number(text);
			case BUSY_TIMEOUT -> Duration.ofMillis(number(text));
			case SYNCHRONOUS -> level(text);
		};
	}

	private boolean flag(String value) {
		return switch (value) {
			case "true", "on", "1" -> true;
			case "false", "off", "0" -> false;
			default -> throw invalid();
		};
	}

	private int number(String value) {
		if (!value.matches("[0-9]{1,6}")) {
			throw invalid();
		}
		return Integer.parseInt(value);
	}

	private String level(String value) {
		if (!LEVELS.contains(value)) {
			throw invalid();
		}
		return value;
	}

	private InvalidDatabaseUrlException invalid() {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: parameter '" + this.parameter + "' must be " + this.expected + ".",
				"Correct or remove the parameter.");
	}

}
