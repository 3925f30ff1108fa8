/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Waits for writers of other processes by trying again, without a thread that waits.
 *
 * @param limit how long
 */
record Patience(Duration limit) {

	private static final Duration PAUSE = Duration.ofMillis(15);

	/**
	 * Try work again while the database is busy.
	 * @param work the work
	 * @param wanted whether it is still wanted
	 */
	<T> Mono<T> retry(Mono<T> work, BooleanSupplier wanted) {
		return Mono.defer(() -> {
			long begin = System.nanoTime();
			return work.retryWhen(Retry.from((signals) -> signals.concatMap((signal) -> {
				boolean again = wanted.getAsBoolean() && goesOn(signal.failure(), begin);
				return again ? Mono.delay(PAUSE) : Mono.error(signal.failure());
			})));
		});
	}

	/**
	 * Tell whether it is worth to try again.
	 * @param error what has failed
	 * @param begin the nano time of the first attempt
	 */
	boolean goesOn(Throwable error, long begin) {
		return SqliteErrors.isBusy(error) && System.nanoTime() - begin < this.limit.toNanos();
	}

}
