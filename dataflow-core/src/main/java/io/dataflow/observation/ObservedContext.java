/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.workflow.WorkflowExecutionException;
import io.micrometer.observation.Observation;

/**
 * What is known of a run, a node or an operation that is observed.
 *
 * @since 0.1.0
 */
public abstract sealed class ObservedContext extends Observation.Context
		permits RunObservationContext, NodeObservationContext, OperationObservationContext {

	static final String NONE = "none";

	private volatile Outcome outcome = Outcome.UNKNOWN;

	ObservedContext() {
	}

	/**
	 * Return how it ended.
	 * @return the outcome; {@link Outcome#UNKNOWN} while it goes on
	 */
	public final Outcome outcome() {
		return this.outcome;
	}

	/**
	 * Tell whether the first element of the result is all of it.
	 */
	boolean endsWithElement() {
		return true;
	}

	final void outcome(Outcome end) {
		this.outcome = end;
	}

	final void failed(Throwable error) {
		this.outcome = (isCancellation(error)) ? Outcome.CANCELLED : Outcome.ERROR;
	}

	private static boolean isCancellation(Throwable error) {
		return error instanceof WorkflowExecutionException run && run.nodeId() == null
				&& run.errorCode() == ErrorCode.WORKFLOW_FAILED;
	}

	/**
	 * Return the code of the error with which it ended.
	 * @return the code, for instance {@code DF-703}; {@code none} when there was no error
	 * or one without a code
	 */
	public final String code() {
		return (getError() instanceof DataFlowException error) ? error.code() : NONE;
	}

}
