/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A call was refused without trying, because the database did not answer the last ones
 * (DF-402). Nothing has happened. The cause is the last failure.
 *
 * @since 0.1.0
 */
public final class CircuitBreakerOpenException extends DataFlowException {

	private static final String ACTION = "Check that the database runs: it is tried again by itself, without a restart. "
			+ "If it does, raise 'dataflow.circuit-breaker.failure-threshold'.";

	private final String database;

	private final Duration retryAfter;

	private CircuitBreakerOpenException(String database, DatabaseKind kind, String state, Duration retryAfter,
			@Nullable Throwable lastFailure) {
		super(ErrorCode.CONNECTION_FAILED,
				"The circuit breaker of database '" + database + "' (" + kind.title() + ") is " + state, ACTION,
				lastFailure);
		this.database = database;
		this.retryAfter = retryAfter;
	}

	static CircuitBreakerOpenException open(String database, DatabaseKind kind, Duration retryAfter,
			@Nullable Throwable lastFailure) {
		long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
		return new CircuitBreakerOpenException(database, kind,
				"open, since it has not answered: it is tried again in " + seconds + " s.", retryAfter, lastFailure);
	}

	static CircuitBreakerOpenException halfOpen(String database, DatabaseKind kind, @Nullable Throwable lastFailure) {
		return new CircuitBreakerOpenException(database, kind,
				"half open: other calls are trying whether it answers again.", Duration.ZERO, lastFailure);
	}

	/**
	 * Return the instance whose database did not answer.
	 * @return the name of the instance, {@code default} unless it was named
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return how long it takes until the database is tried again.
	 * @return the time, zero when that is going on
	 */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
