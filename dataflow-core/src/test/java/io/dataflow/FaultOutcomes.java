/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.concurrent.TimeoutException;

import io.dataflow.FaultJournal.Outcome;
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.resilience.CircuitBreakerOpenException;
import io.dataflow.workflow.WorkflowExecutionException;

/**
 * What the errors of DataFlow tell of a write that failed.
 */
final class FaultOutcomes {

	private FaultOutcomes() {
	}

	static Outcome of(Throwable error) {
		Throwable origin = origin(error);
		boolean unknown = origin instanceof AmbiguousCommitException || isTimeout(origin)
				|| (origin instanceof ConnectionFailedException lost && lost.isOutcomeUnknown());
		return (unknown) ? Outcome.UNKNOWN : Outcome.NOT_DONE;
	}

	/**
	 * Tell whether a fault of the database may lead to an error.
	 */
	static boolean isKnown(Throwable error) {
		Throwable origin = origin(error);
		return origin instanceof ConnectionFailedException || origin instanceof AmbiguousCommitException
				|| origin instanceof CircuitBreakerOpenException || origin instanceof PoolExhaustedException
				|| origin instanceof TransactionConflictException || origin instanceof StatementTimeoutException
				|| isTimeout(origin);
	}

	static String name(Throwable error) {
		Throwable origin = origin(error);
		String code = (origin instanceof DataFlowException coded) ? coded.code() + " " : "";
		return code + origin.getClass().getSimpleName();
	}

	private static boolean isTimeout(Throwable error) {
		return error instanceof TimeoutException || (error instanceof DataFlowException coded
				&& coded.errorCode() == ErrorCode.TIMEOUT && !(error instanceof StatementTimeoutException));
	}

	private static Throwable origin(Throwable error) {
		boolean wrapper = error instanceof WorkflowExecutionException && error.getCause() != null;
		return (wrapper) ? origin(error.getCause()) : error;
	}

}
