/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;

/**
 * When calls to a database are refused without trying, and when it is tried again.
 *
 * @param enabled whether calls are refused at all
 * @param failureThreshold after how many failures in a row calls are refused, at least 1
 * @param successThreshold how many calls try the database afterwards, all of which must
 * succeed, at least 1
 * @param timeout for how long calls are refused before it is tried, at least one
 * millisecond
 * @since 0.1.0
 */
public record CircuitBreakerSettings(boolean enabled, int failureThreshold, int successThreshold, Duration timeout) {

	/**
	 * Create settings.
	 * @throws InvalidResilienceSettingException DF-401 when a value is out of range
	 */
	public CircuitBreakerSettings {
		require(failureThreshold >= 1, "failure-threshold", failureThreshold, "at least 1");
		require(successThreshold >= 1, "success-threshold", successThreshold, "at least 1");
		require(timeout.toMillis() >= 1, "timeout", timeout, "at least 1ms");
	}

	private static void require(boolean valid, String name, Object value, String range) {
		if (!valid) {
			throw new InvalidResilienceSettingException("circuit-breaker." + name, value, range);
		}
	}

	/**
	 * Return the settings that an instance has unless told: refuse calls after 5 failures
	 * in a row for 60 seconds, until 2 calls have succeeded.
	 * @return the settings
	 */
	public static CircuitBreakerSettings defaults() {
		return new CircuitBreakerSettings(true, 5, 2, Duration.ofSeconds(60));
	}

	/**
	 * Return the settings that never refuse a call.
	 * @return the settings
	 */
	public static CircuitBreakerSettings none() {
		CircuitBreakerSettings defaults = defaults();
		return new CircuitBreakerSettings(false, defaults.failureThreshold(), defaults.successThreshold(),
				defaults.timeout());
	}

}
