/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.dataflow.adapter.DatabaseKind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one database.
 */
final class Breaker {

	private static final float ALL = 100;

	private final String database;

	private final DatabaseKind kind;

	private final CircuitBreakerSettings settings;

	private final CircuitBreaker breaker;

	private final AtomicInteger failuresInARow = new AtomicInteger();

	private final AtomicLong openedAt = new AtomicLong();

	private final LongAdder stateChanges = new LongAdder();

	private final LongAdder rejections = new LongAdder();

	private volatile @Nullable Throwable lastFailure;

	Breaker(String database, DatabaseKind kind, CircuitBreakerSettings settings) {
		this.database = database;
		this.kind = kind;
		this.settings = settings;
		this.breaker = CircuitBreaker.of(database, configuration(settings));
		this.breaker.getEventPublisher().onStateTransition((event) -> changed(event.getStateTransition()));
		if (!settings.enabled()) {
			this.breaker.transitionToDisabledState();
		}
	}

	/**
	 * A window of as many calls as may fail, all of which must have failed, counts
	 * failures in a row.
	 */
	private static CircuitBreakerConfig configuration(CircuitBreakerSettings settings) {
		return CircuitBreakerConfig.custom()
			.slidingWindow(settings.failureThreshold(), settings.failureThreshold(), SlidingWindowType.COUNT_BASED)
			.failureRateThreshold(ALL)
			.permittedNumberOfCallsInHalfOpenState(settings.successThreshold())
			.waitDurationInOpenState(settings.timeout())
			.enableAutomaticTransitionFromOpenToHalfOpen()
			.build();
	}

	private void changed(StateTransition transition) {
		if (transition.getToState() == CircuitBreaker.State.DISABLED) {
			return;
		}
		this.stateChanges.increment();
		if (transition.getToState() == CircuitBreaker.State.OPEN) {
			this.openedAt.set(System.nanoTime());
		}
		if (transition.getToState() == CircuitBreaker.State.CLOSED) {
			this.failuresInARow.set(0);
			this.lastFailure = null;
		}
	}

	/**
	 * Ask for permission to make a call, which is used up by the end of the call.
	 * @return when the permission was given, for the end of the call; {@code null} if
	 * there is none
	 */
	@Nullable Object tryAcquire() {
		if (this.breaker.tryAcquirePermission()) {
			return period();
		}
		this.rejections.increment();
		return null;
	}

	/**
	 * Each closed and each half open state has metrics of its own, which change with the
	 * state at once, unlike a number that follows the event.
	 */
	private Object period() {
		return this.breaker.getMetrics();
	}

	/**
	 * A call that began before the breaker opened says nothing of the database as it is
	 * now, and has no permission to use up or to give back.
	 */
	private boolean isOver(Object period) {
		return period() != period;
	}

	CircuitBreakerOpenException rejection() {
		if (state() != ResilienceStatus.State.OPEN) {
			return CircuitBreakerOpenException.halfOpen(this.database, this.kind, this.lastFailure);
		}
		Duration open = Duration.ofNanos(System.nanoTime() - this.openedAt.get());
		Duration left = this.settings.timeout().minus(open);
		return CircuitBreakerOpenException.open(this.database, this.kind, left.isNegative() ? Duration.ZERO : left,
				this.lastFailure);
	}

	/**
	 * Return how long a call that tries the database may keep others from trying.
	 */
	Duration patience() {
		return this.settings.timeout();
	}

	/**
	 * A success says nothing new unless something has failed before.
	 */
	void succeeded(Object period) {
		if (isOver(period)) {
			return;
		}
		if (state() == ResilienceStatus.State.CLOSED) {
			if (this.failuresInARow.get() == 0) {
				return;
			}
			this.failuresInARow.set(0);
		}
		answered(period);
	}

	private synchronized void answered(Object period) {
		if (!isOver(period)) {
			this.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
		}
	}

	void failed(Object period, Throwable error, Verdict verdict) {
		switch (verdict) {
			case ANSWERED -> succeeded(period);
			case NOT_ASKED -> release(period);
			case NOT_ANSWERED -> notAnswered(period, error);
		}
	}

	/**
	 * One failure is enough to open the breaker again, whatever the other calls that try
	 * the database have found.
	 */
	private synchronized void notAnswered(Object period, Throwable error) {
		if (isOver(period)) {
			return;
		}
		this.failuresInARow.incrementAndGet();
		this.lastFailure = error;
		if (isHalfOpen()) {
			this.breaker.transitionToOpenState();
		}
		this.breaker.onError(0, TimeUnit.NANOSECONDS, error);
	}

	/**
	 * Give back the permission for a call of which nothing is known.
	 */
	void release(Object period) {
		if (!isOver(period)) {
			this.breaker.releasePermission();
		}
	}

	boolean isHalfOpen() {
		return this.breaker.getState() == CircuitBreaker.State.HALF_OPEN;
	}

	ResilienceStatus.State state() {
		return switch (this.breaker.getState()) {
			case OPEN, FORCED_OPEN -> ResilienceStatus.State.OPEN;
			case HALF_OPEN -> ResilienceStatus.State.HALF_OPEN;
			case CLOSED, DISABLED, METRICS_ONLY -> ResilienceStatus.State.CLOSED;
		};
	}

	int failuresInARow() {
		return this.failuresInARow.get();
	}

	int successes() {
		return isHalfOpen() ? this.breaker.getMetrics().getNumberOfSuccessfulCalls() : 0;
	}

	long stateChanges() {
		return this.stateChanges.sum();
	}

	long rejections() {
		return this.rejections.sum();
	}

}
