/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTimeoutException;

/**
 * What the error of a call says of its database.
 */
enum Verdict {

	/**
	 * The database has answered, if only with a refusal. That includes a statement that
	 * it ended for its time limit: whoever may send an expensive one must not be able to
	 * have all others refused.
	 */
	ANSWERED,

	/** The database has not answered, or not in time. */
	NOT_ANSWERED,

	/** The error is not the database's, or comes from before it or another call. */
	NOT_ASKED;

	static Verdict of(Throwable error, Settled settled) {
		DatabaseException found = Failures.find(error, settled);
		if (found == null || found instanceof PoolExhaustedException || isTooMany(found)) {
			return NOT_ASKED;
		}
		if (found instanceof ConnectionFailedException || found instanceof AmbiguousCommitException) {
			return NOT_ANSWERED;
		}
		if (found.sqlState().isPresent()) {
			return ANSWERED;
		}
		return (found instanceof StatementTimeoutException) ? NOT_ANSWERED : NOT_ASKED;
	}

	/**
	 * The connections that there are go on working.
	 */
	private static boolean isTooMany(DatabaseException error) {
		return error instanceof ConnectionFailedException failure && failure.isTooMany();
	}

}
