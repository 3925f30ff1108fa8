/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Count;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Select;
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
				&& (!failure.isLost() || isRead(operation));
	}

	/**
	 * Tell whether a transaction may be repeated as a whole. The database rolls one back
	 * that has lost its connection before the commit.
	 */
	static boolean isRepeatable(Throwable error) {
		DatabaseException found = find(error);
		return found instanceof TransactionConflictException || (found instanceof ConnectionFailedException failure
				&& !failure.isCredentialsRefused() && (!failure.isLost() || failure.isRolledBack()));
	}

	/**
	 * Return the error of a database among an error and its causes, unless it was caused
	 * by a call that has been repeated in vain already.
	 */
	static @Nullable DatabaseException find(Throwable error) {
		Throwable current = error;
		for (int i = 0; current != null && i < LONGEST_CHAIN; i++) {
			if (current instanceof DatabaseException found) {
				return found;
			}
			current = isSettled(current) ? null : current.getCause();
		}
		return null;
	}

	private static boolean isSettled(Throwable error) {
		return error instanceof CircuitBreakerOpenException || AttemptsExhaustedException.isIn(error);
	}

	private static boolean isRead(Operation<?> operation) {
		return operation instanceof Select || operation instanceof Count || operation instanceof Aggregate;
	}

	private static boolean hasSeveralStatements(Operation<?> operation) {
		return operation instanceof BulkInsert || operation instanceof BulkUpdate || operation instanceof BulkUpsert;
	}

}
