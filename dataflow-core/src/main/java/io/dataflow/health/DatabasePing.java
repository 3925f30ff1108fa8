/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the database for a sign of life on behalf of all checks. Probes of a database that
 * hangs share one question, so that any number of them holds one connection at most.
 */
final class DatabasePing {

	private static final Duration LIMIT = Duration.ofSeconds(2);

	/** How long a failure is told without asking again. */
	private static final Duration MEMORY = Duration.ofSeconds(1);

	private final OneAtATime<Answer> question;

	private final Duration memory;

	private volatile @Nullable Failure last;

	DatabasePing(Adapter adapter) {
		this(adapter, LIMIT, MEMORY);
	}

	DatabasePing(Adapter adapter, Duration limit, Duration memory) {
		this.memory = memory;
		this.question = new OneAtATime<>(Mono.defer(() -> ask(adapter)).doOnNext(this::remember), limit,
				() -> late(adapter, limit));
	}

	/**
	 * Who hangs while all connections are in use hangs because of that.
	 */
	private static Answer late(Adapter adapter, Duration limit) {
		boolean exhausted = adapter instanceof ConnectionPooling pooling
				&& pooling.poolStatus().filter((status) -> status.isExhausted() && status.waiting() > 0).isPresent();
		return (exhausted) ? Answer.NOT_ASKED
				: Answer.missing("The database did not answer within " + limit.toMillis() + " ms.");
	}

	private static Mono<Answer> ask(Adapter adapter) {
		return adapter.ping()
			.thenReturn(Answer.GIVEN)
			.onErrorResume(PoolExhaustedException.class, (error) -> Mono.just(Answer.NOT_ASKED))
			.onErrorResume((error) -> Mono.just(Answer.missing(reason(error))));
	}

	private static String reason(Throwable error) {
		return (error instanceof DataFlowException known) ? String.valueOf(known.getMessage())
				: "The question failed with " + error.getClass().getName() + ".";
	}

	private void remember(Answer answer) {
		this.last = (answer.isGiven()) ? null : new Failure(answer, now());
	}

	/**
	 * Return whether the database answers; cold, never fails.
	 */
	Mono<Answer> answer() {
		return Mono.defer(() -> {
			Failure failure = this.last;
			return (failure != null && now() - failure.time() < this.memory.toMillis()) ? Mono.just(failure.answer())
					: this.question.result();
		});
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

	private record Failure(Answer answer, long time) {
	}

}
