/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetrySettingsTests {

	@ParameterizedTest
	@CsvSource({ "0, 100, 1000, 2, 0.5, max-attempts, 0, at least 1",
			"1, -1, 1000, 2, 0.5, base-delay, PT-0.001S, zero or positive",
			"1, 100, 99, 2, 0.5, max-delay, PT0.099S, 'at least the base delay, PT0.1S'",
			"1, 100, 1000, 0.9, 0.5, multiplier, 0.9, at least 1",
			"1, 100, 1000, NaN, 0.5, multiplier, NaN, at least 1", "1, 100, 1000, 2, 1.1, jitter, 1.1, from 0 to 1",
			"1, 100, 1000, 2, -0.1, jitter, -0.1, from 0 to 1" })
	void valueOutOfRangeIsRefused(int attempts, long base, long longest, double multiplier, double jitter, String name,
			String value, String range) {
		assertThatExceptionOfType(InvalidResilienceSettingException.class)
			.isThrownBy(() -> new RetrySettings(attempts, Duration.ofMillis(base), Duration.ofMillis(longest),
					multiplier, jitter))
			.withMessage("[DF-401] 'retry.%s' is '%s' but must be %s.", name, value, range)
			.satisfies((error) -> {
				assertThat(error.property()).isEqualTo("dataflow.retry." + name);
				assertThat(error.action()).isEqualTo("Change 'dataflow.retry." + name + "'.");
			});
	}

	@Test
	void delaysGrowUpToTheLongest() {
		RetrySettings settings = new RetrySettings(9, Duration.ofMillis(100), Duration.ofSeconds(1), 2, 0.5);
		assertThat(new long[] { settings.delay(1, 0), settings.delay(2, 0), settings.delay(3, 0), settings.delay(4, 0),
				settings.delay(5, 0), settings.delay(1000, 0) })
			.containsExactly(100, 200, 400, 800, 1000, 1000);
	}

	@Test
	void jitterLeavesOutAPartOfTheDelay() {
		RetrySettings settings = RetrySettings.defaults();
		assertThat(DoubleStream.of(0, 0.5, 1).mapToLong((random) -> settings.delay(2, random)).toArray())
			.containsExactly(200, 150, 100);
	}

	@Test
	void nothingIsRepeatedWithoutRepetition() {
		assertThat(RetrySettings.none().maxAttempts()).isOne();
		assertThat(RetrySettings.defaults())
			.isEqualTo(new RetrySettings(3, Duration.ofMillis(100), Duration.ofSeconds(5), 2, 0.5));
	}

}
