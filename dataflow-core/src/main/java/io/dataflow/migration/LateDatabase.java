/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.dataflow.adapter.ConnectDeadline;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.logging.LogCategory;
import io.github.resilience4j.core.IntervalFunction;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Waits at the start for a database that cannot be reached yet, as when both are started
 * together. What a database that is there refuses, such as the credentials, is not tried
 * again.
 *
 * @since 0.1.0
 */
public final class LateDatabase {

	/** How long is waited unless something else is said. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	/** Milliseconds before each further attempt, the first of which has number 1. */
	private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialBackoff(Duration.ofMillis(250), 2,
			Duration.ofSeconds(5));

	private static final Logger logger = LogCategory.MIGRATION.logger();

	private final Duration timeout;

	private final String place;

	private LateDatabase(Duration timeout, String place) {
		this.timeout = timeout;
		this.place = place;
	}

	/**
	 * Create a limit.
	 * @param timeout how long to wait, zero to fail at once
	 * @param place where the database is, without secrets, for the log
	 * @return the limit
	 * @throws IllegalArgumentException when the time is negative
	 */
	public static LateDatabase of(Duration timeout, String place) {
		if (timeout.isNegative()) {
			throw new IllegalArgumentException("'timeout' must not be negative");
		}
		return new LateDatabase(timeout, place);
	}

	/**
	 * Repeat work while the database cannot be reached and there is time left. A
	 * connection that is still in the making at the end of the time counts as one that
	 * cannot be made, and a server that does not tell what its schema is counts as out of
	 * reach. What else the work does over connections that were made is not limited: a
	 * migration may take long, and to cut one leaves it half done where the database
	 * cannot undo it.
	 * @param <T> the type of the result
	 * @param work what needs the database
	 * @return the result of the work, cold; fails as the work did last
	 */
	public <T> Mono<T> await(Mono<T> work) {
		return (this.timeout.isZero()) ? work : Mono.defer(() -> work.retryWhen(retry(now() + this.timeout.toMillis())))
			.contextWrite((context) -> ConnectDeadline.in(context, this.timeout));
	}

	private Retry retry(long deadline) {
		return Retry.from((attempts) -> attempts.concatMap((attempt) -> pause(attempt, deadline)));
	}

	private Publisher<Long> pause(Retry.RetrySignal attempt, long deadline) {
		Throwable error = Objects.requireNonNull(attempt.failure());
		long left = deadline - now();
		if (!mayPass(error) || left <= 0) {
			return Flux.error(error);
		}
		int failed = Math.toIntExact(attempt.totalRetries() + 1);
		Duration pause = Duration.ofMillis(Math.min(left, PAUSES.apply(failed)));
		logger.warn("The database {} cannot be reached (attempt {}); trying again in {} ms, for {} s more: {}",
				this.place, failed, pause.toMillis(), TimeUnit.MILLISECONDS.toSeconds(left), error.getMessage());
		return Mono.delay(pause);
	}

	/**
	 * A server that gives an SQLState is there, unless it says that it starts, stops or
	 * has no room.
	 */
	private static boolean mayPass(Throwable error) {
		return error instanceof ConnectionFailedException failure && failure.isTransient()
				&& failure.sqlState()
					.map((state) -> state.startsWith("08") || state.startsWith("57") || state.startsWith("53"))
					.orElse(true);
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

}
