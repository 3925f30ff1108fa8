/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Set;
import java.util.function.Supplier;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Mono;

/**
 * Does work that takes keys to be free, and something else if one is not, because
 * somebody else has taken it in between for instance. Belongs into a transaction.
 */
final class KeyRace {

	/**
	 * It may be another key, which is in the way every time; but of many that race each
	 * may be in the way of the others several times.
	 */
	private static final int ATTEMPTS = 10;

	private static final String SAVEPOINT = "dataflow_keys";

	private static final Set<ErrorKind> TAKEN = Set.of(ErrorKind.DUPLICATE_KEY);

	private KeyRace() {
	}

	/**
	 * Do work again when it failed because of a key: it finds what is there now.
	 */
	static <T> Mono<T> repeat(Connection connection, Supplier<Mono<T>> work) {
		return repeat(connection, work, 1);
	}

	private static <T> Mono<T> repeat(Connection connection, Supplier<Mono<T>> work, int attempt) {
		return (attempt == ATTEMPTS) ? Mono.defer(work)
				: attempt(connection, TAKEN, work, () -> repeat(connection, work, attempt + 1));
	}

	/**
	 * Do work, or undo what was done of it and do something else when it failed.
	 * @param connection where, in a transaction
	 * @param failures with which failures something else is done
	 * @param work the work, done once and for all outside a transaction
	 * @param otherwise what is done instead
	 * @return the result of either
	 */
	static <T> Mono<T> attempt(Connection connection, Set<ErrorKind> failures, Supplier<Mono<T>> work,
			Supplier<Mono<T>> otherwise) {
		if (connection.isAutoCommit()) {
			return Mono.defer(work);
		}
		Mono<Void> release = Mono.defer(() -> Mono.from(connection.releaseSavepoint(SAVEPOINT)));
		return Mono.from(connection.createSavepoint(SAVEPOINT))
			.then(Mono.defer(work))
			.flatMap((done) -> release.thenReturn(done))
			.onErrorResume((error) -> isOneOf(failures, error),
					(error) -> Mono.from(connection.rollbackTransactionToSavepoint(SAVEPOINT))
						.then(release)
						.then(Mono.defer(otherwise)));
	}

	private static boolean isOneOf(Set<ErrorKind> failures, Throwable error) {
		return error instanceof R2dbcException driverError && failures.contains(ErrorKind.of(driverError));
	}

}
