/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A {@code TransactionManagerNode} did not get to the end of a step: DF-505 when the time
 * was up, DF-503 when it was cancelled or the engine was closed.
 *
 * @since 0.1.0
 */
public final class StepStoppedException extends DataFlowException {

	private final boolean uncertain;

	private StepStoppedException(ErrorCode code, boolean uncertain, String message, String action,
			@Nullable Throwable cause) {
		super(code, message, action, cause);
		this.uncertain = uncertain;
	}

	static StepStoppedException cancelled(String step) {
		return new StepStoppedException(ErrorCode.WORKFLOW_FAILED, false,
				"The transaction was cancelled before step '" + step + "'.",
				"Run it again if its result is still wanted.", null);
	}

	static StepStoppedException cancelledAfter(String step) {
		return new StepStoppedException(ErrorCode.WORKFLOW_FAILED, false,
				"The transaction was cancelled while its last step, '" + step + "', was at work.",
				"Run it again if its result is still wanted.", null);
	}

	static StepStoppedException late(String step, Duration limit) {
		return new StepStoppedException(ErrorCode.TIMEOUT, false,
				"The time of the transaction, " + limit + ", was up before step '" + step + "'.",
				"Raise its 'timeout', or make the steps faster.", null);
	}

	static StepStoppedException atWork(String name, ErrorCode code, Throwable cause) {
		return new StepStoppedException(code, true,
				name + " was stopped while it was at work; whether it took effect is not known.",
				"Look whether it did, and undo by hand what is to be undone.", cause);
	}

	static StepStoppedException atEnd(Throwable cause) {
		ChildFailure failure = ChildFailure.of(cause);
		return new StepStoppedException(failure.code(), true,
				"All steps completed, but the transaction failed; whether it was committed is not known: "
						+ failure.message(),
				"Look whether it was. " + failure.action(), cause);
	}

	/**
	 * Return whether the step may have taken effect.
	 * @return whether nobody knows; else it was not begun
	 */
	public boolean isUncertain() {
		return this.uncertain;
	}

}
