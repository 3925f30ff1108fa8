/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Instant;
import java.time.LocalDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresqlTimeTests {

	@ParameterizedTest
	@CsvSource({ "2026-01-31 12:00:00+00, 2026-01-31T12:00:00Z", "2026-01-31 12:00:00.5+00, 2026-01-31T12:00:00.5Z",
			"2026-01-31 12:00:00.000001+00, 2026-01-31T12:00:00.000001Z",
			"2026-01-31 12:00:00.123456+05:30, 2026-01-31T06:30:00.123456Z",
			"2026-01-31 12:00:00-03:30, 2026-01-31T15:30:00Z", "2026-01-31 23:30:00-08, 2026-02-01T07:30:00Z",
			"0001-01-01 00:00:00+00, 0001-01-01T00:00:00Z",
			"9999-12-31 23:59:59.999999+00, 9999-12-31T23:59:59.999999Z",
			"2024-02-29 00:00:00+00, 2024-02-29T00:00:00Z" })
	void textWithOffsetIsAnInstant(String text, Instant expected) {
		assertThat(PostgresqlTime.parse(text).time()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-31 12:00:00, 2026-01-31T12:00:00", "2026-01-31 12:34:56.78, 2026-01-31T12:34:56.780" })
	void textWithoutOffsetIsALocalTime(String text, LocalDateTime expected) {
		assertThat(PostgresqlTime.parse(text).time()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "infinity", "-infinity", "0044-03-15 12:00:00 BC", "0044-03-15 12:00:00+00 BC",
			"12026-01-31 12:00:00+00", "1890-01-01 00:00:00+00:53:28", "2026-01-31", "2026-01-31T12:00:00Z",
			"2026-01-31 12:00:00.1234567+00", "2026-01-31 12:00:00+", "2026-01-31 12:00:00+0",
			"2026-01-31 12:00:00+00:", "2026-01-31 12:00:00+00:3", "2026-01-31 12:00:00.+00 ", "",
			"\u0000\u0002\uFFFD8\u0001\uFFFDe" })
	void otherTextsAreLeftToTheDriver(String text) {
		assertThat(PostgresqlTime.parse(text).time()).isNull();
	}

}
