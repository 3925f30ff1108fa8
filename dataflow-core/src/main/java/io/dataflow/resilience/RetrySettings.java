/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;

/**
 * How often a call is repeated that failed for a reason that passes, and how long to wait
 * before. The delay before repetition <i>n</i> is {@code baseDelay} times
 * {@code multiplier} to the power of <i>n - 1</i>, at most {@code maxDelay}, of which a
 * random part up to {@code jitter} is left out.
 *
 * @param maxAttempts how often a call is made in all, at least 1, which is no repetition
 * @param baseDelay the delay before the first repetition, zero or more
 * @param maxDelay the longest delay, at least {@code baseDelay}
 * @param multiplier by how much each delay is longer than the one before, at least 1
 * @param jitter which part of the delay is random, from 0 for none to 1; 0.5 makes delays
 * of 50 to 100 per cent
 * @since 0.1.0
 */
public record RetrySettings(int maxAttempts, Duration baseDelay, Duration maxDelay, double multiplier, double jitter) {

	/**
	 * Create settings.
	 * @throws InvalidResilienceSettingException DF-401 when a value is out of range
	 */
	public RetrySettings {
		require(maxAttempts >= 1, "max-attempts", maxAttempts, "at least 1");
		require(!baseDelay.isNegative(), "base-delay", baseDelay, "zero or positive");
		require(maxDelay.compareTo(baseDelay) >= 0, "max-delay", maxDelay, "at least the base delay, " + baseDelay);
		require(multiplier >= 1 && Double.isFinite(multiplier), "multiplier", multiplier, "at least 1");
		require(jitter >= 0 && jitter <= 1, "jitter", jitter, "from 0 to 1");
	}

	private static void require(boolean valid, String name, Object value, String range) {
		if (!valid) {
			throw new InvalidResilienceSettingException("retry." + name, value, range);
		}
	}

	/**
	 * Return the settings that an instance has unless told: 3 attempts, of which the
	 * second comes after 50 to 100 milliseconds and the third after 100 to 200 more.
	 * @return the settings
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(3, Duration.ofMillis(100), Duration.ofSeconds(5), 2.0, 0.5);
	}

	/**
	 * Return the settings that repeat nothing.
	 * @return the settings
	 */
	public static RetrySettings none() {
		return new RetrySettings(1, Duration.ZERO, Duration.ZERO, 1.0, 0.0);
	}

	/**
	 * Return the delay before a repetition.
	 * @param repetition which one, 1 for the first
	 * @param random what is left out of the random part, from 0 to 1
	 * @return milliseconds
	 */
	long delay(int repetition, double random) {
		double delay = Math.min(this.baseDelay.toMillis() * Math.pow(this.multiplier, repetition - 1.0),
				this.maxDelay.toMillis());
		return Math.round(delay * (1 - this.jitter * random));
	}

}
