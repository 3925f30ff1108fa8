/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.Objects;
import java.util.stream.Stream;

import io.dataflow.adapter.AlreadyCommittedException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Which errors leave the database as it was, so that what failed may be done again.
 */
final class Failures {

	private static final int LONGEST_CHAIN = 20;

	private Failures() {
	}

	/**
	 * Tell whether an operation outside of a transaction may be repeated. The database
	 * undoes a statement that conflicts with another transaction; of several statements
	 * the first ones may have taken effect.
	 */
	static boolean isRepeatable(Operation<?> operation, Throwable error) {
		if (error instanceof TransactionConflictException) {
			return !hasSeveralStatements(operation);
		}
		return error instanceof ConnectionFailedException failure && !failure.isCredentialsRefused()
				&& (!failure.isLost() || operation.isRead());
	}

	/**
	 * Tell whether a transaction may be repeated as a whole. The database rolls one back
	 * that has lost its connection before the commit.
	 */
	static boolean isRepeatable(Throwable error, Settled settled) {
		DatabaseException found = find(error, settled);
		return found instanceof TransactionConflictException || (found instanceof ConnectionFailedException failure
				&& !failure.isCredentialsRefused() && (!failure.isLost() || failure.isRolledBack()));
	}

	/**
	 * Return the error of a database among an error and its causes, unless it was caused
	 * by another call that has ended.
	 */
	static @Nullable DatabaseException find(Throwable error, Settled settled) {
		return chain(error).takeWhile((current) -> !isSettled(current, settled))
			.filter(DatabaseException.class::isInstance)
			.map(DatabaseException.class::cast)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Tell whether an error is that of another call, which has ended, or came when
	 * everything had been done.
	 */
	static boolean isSettled(Throwable error, Settled settled) {
		return error instanceof CircuitBreakerOpenException || AttemptsExhaustedException.isIn(error)
				|| AlreadyCommittedException.isIn(error) || settled.contains(error);
	}

	/**
	 * Return an error and its causes.
	 */
	static Stream<Throwable> chain(Throwable error) {
		return Stream.<@Nullable Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
			.map(Objects::requireNonNull)
			.limit(LONGEST_CHAIN);
	}

	private static boolean hasSeveralStatements(Operation<?> operation) {
		return operation instanceof BulkInsert || operation instanceof BulkUpdate || operation instanceof BulkUpsert;
	}

}
