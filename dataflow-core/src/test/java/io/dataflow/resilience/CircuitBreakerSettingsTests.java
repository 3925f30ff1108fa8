/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CircuitBreakerSettingsTests {

	@ParameterizedTest
	@CsvSource({ "0, 1, 1000, failure-threshold, 0, at least 1", "1, 0, 1000, success-threshold, 0, at least 1",
			"1, 1, 0, timeout, PT0S, at least 1ms" })
	void valueOutOfRangeIsRefused(int failures, int successes, long timeout, String name, String value, String range) {
		assertThatExceptionOfType(InvalidResilienceSettingException.class)
			.isThrownBy(() -> new CircuitBreakerSettings(true, failures, successes, Duration.ofMillis(timeout)))
			.withMessage("[DF-401] 'circuit-breaker.%s' is '%s' but must be %s.", name, value, range);
	}

	@Test
	void defaultsAreThoseOfTheProperties() {
		assertThat(CircuitBreakerSettings.defaults())
			.isEqualTo(new CircuitBreakerSettings(true, 5, 2, Duration.ofSeconds(60)));
		assertThat(CircuitBreakerSettings.none().enabled()).isFalse();
	}

}
