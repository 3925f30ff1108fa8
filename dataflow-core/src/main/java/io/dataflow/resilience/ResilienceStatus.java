/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

/**
 * What repetition and circuit breaker of an instance have done since it was built, and
 * where the breaker stands.
 *
 * @param totalAttempts how many calls and transactions were begun, repetitions included
 * @param totalFailures how many of these ended with an error
 * @param totalSuccesses how many of these completed
 * @param state where the circuit breaker stands
 * @param failureCount how many calls in a row the database has not answered
 * @param successCount how many of the calls that try the database have succeeded, zero
 * unless the breaker is half open
 * @param stateChanges how often the breaker has changed its state
 * @param rejectedRequests how many calls the breaker has refused
 * @since 0.1.0
 */
public record ResilienceStatus(long totalAttempts, long totalFailures, long totalSuccesses, State state,
		int failureCount, int successCount, long stateChanges, long rejectedRequests) {

	/**
	 * Where a circuit breaker stands.
	 */
	public enum State {

		/** Calls are made. */
		CLOSED,

		/** Calls are refused. */
		OPEN,

		/** A few calls try whether the database answers again, and others are refused. */
		HALF_OPEN

	}

}
