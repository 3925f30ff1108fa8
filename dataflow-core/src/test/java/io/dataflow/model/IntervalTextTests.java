/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IntervalTextTests {

	@ParameterizedTest
	@CsvSource({ "1 day, P1D", "7 days, P7D", "2 weeks, P14D", "15 minutes, PT15M", "15min, PT15M", "12 Hours, PT12H",
			"30s, PT30S", "250 ms, PT0.25S", "1 microsecond, PT0.000001S", "PT1H30M, PT1H30M", "P2D, P2D",
			"0 days, PT0S", "-1 day, -P1D" })
	void parseShouldKnow(String text, Duration length) {
		assertThat(IntervalText.parse(text)).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "day", "1", "1 month", "1 year", "1.5 hours", "PT0.0000001S",
			"999999999999999999 weeks", "1 day; DROP TABLE x", "P1M" })
	void parseShouldNotKnow(String text) {
		assertThat(IntervalText.parse(text)).isNull();
	}

	@Test
	void wholeIsANumberOfMicrosecondsThatFits() {
		assertThat(IntervalText.isWhole(Duration.ofDays(1))).isTrue();
		assertThat(IntervalText.isWhole(Duration.ofNanos(-1000))).isTrue();
		assertThat(IntervalText.isWhole(Duration.ofNanos(1500))).isFalse();
		assertThat(IntervalText.isWhole(Duration.ofSeconds(Long.MAX_VALUE))).isFalse();
		assertThat(IntervalText.isWhole(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
	}

	@Test
	void microsCountWhatFits() {
		assertThat(IntervalText.micros(Duration.ofDays(1))).isEqualTo(86_400_000_000L);
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> IntervalText.micros(Duration.ofSeconds(Long.MAX_VALUE)));
	}

}
