/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and when a node that failed is run again. The waiting time grows by the
 * multiplier up to the longest one, and a random part of up to half of it is taken off.
 *
 * @param maxAttempts how often the node runs at most, the first time included; at least 2
 * @param delay how long to wait before the second attempt
 * @param multiplier by what the waiting time is multiplied, at least 1
 * @param maxDelay the longest waiting time
 * @since 0.1.0
 */
public record RetryPolicy(int maxAttempts, Duration delay, double multiplier, Duration maxDelay) {

	public RetryPolicy {
		Objects.requireNonNull(delay, "'delay' must not be null");
		Objects.requireNonNull(maxDelay, "'maxDelay' must not be null");
		if (maxAttempts < 2) {
			throw new IllegalArgumentException("'maxAttempts' must be at least 2");
		}
		if (delay.isNegative() || maxDelay.isNegative()) {
			throw new IllegalArgumentException("'delay' and 'maxDelay' must not be negative");
		}
		if (!(multiplier >= 1)) {
			throw new IllegalArgumentException("'multiplier' must be at least 1");
		}
	}

	/**
	 * Return how long to wait before another attempt.
	 * @param retries how many attempts there were after the first one
	 * @param random a number from 0 to 1
	 */
	Duration pause(long retries, double random) {
		double grown = seconds(this.delay) * Math.pow(this.multiplier, retries);
		return Duration.ofNanos((long) (Math.min(grown, seconds(this.maxDelay)) * 1e9 * (1 - random / 2)));
	}

	private static double seconds(Duration duration) {
		return duration.getSeconds() + duration.getNano() / 1e9;
	}

	/**
	 * Return a policy with waiting times of 100 milliseconds that double up to 5 seconds.
	 * @param maxAttempts how often the node runs at most, the first time included; at
	 * least 2
	 * @return the policy
	 */
	public static RetryPolicy attempts(int maxAttempts) {
		return new RetryPolicy(maxAttempts, Duration.ofMillis(100), 2, Duration.ofSeconds(5));
	}

	/**
	 * Return this policy with another waiting time before the second attempt.
	 * @param first the time
	 * @return the changed copy
	 */
	public RetryPolicy delay(Duration first) {
		return new RetryPolicy(this.maxAttempts, first, this.multiplier, this.maxDelay);
	}

	/**
	 * Return this policy with other growth of the waiting time.
	 * @param factor by what it is multiplied, at least 1
	 * @return the changed copy
	 */
	public RetryPolicy multiplier(double factor) {
		return new RetryPolicy(this.maxAttempts, this.delay, factor, this.maxDelay);
	}

	/**
	 * Return this policy with another longest waiting time.
	 * @param longest the time
	 * @return the changed copy
	 */
	public RetryPolicy maxDelay(Duration longest) {
		return new RetryPolicy(this.maxAttempts, this.delay, this.multiplier, longest);
	}

}
