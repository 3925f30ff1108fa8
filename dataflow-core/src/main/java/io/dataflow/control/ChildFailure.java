/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.Masking;
import io.dataflow.workflow.WorkflowExecutionException;

/**
 * Why a run that a node started failed.
 *
 * @param code the entry of the catalogue
 * @param message what happened, without the code
 * @param action what to do
 */
record ChildFailure(ErrorCode code, String message, String action) {

	/**
	 * Describe the failure of any workflow.
	 */
	static ChildFailure of(Throwable error) {
		if (error instanceof DataFlowException coded) {
			return new ChildFailure(coded.errorCode(), text(coded), coded.action());
		}
		String message = error.getMessage();
		return new ChildFailure(ErrorCode.NODE_FAILED, (message == null || message.isBlank())
				? error.getClass().getSimpleName() : Masking.standard().mask(message),
				"Look at the cause of this error.");
	}

	/**
	 * Describe the failure of a {@link ChildWorkflow}, of which the caller knows the one
	 * node.
	 */
	static ChildFailure ofNode(Throwable error) {
		return of(cause(error));
	}

	/**
	 * Return what the node of a {@link ChildWorkflow} failed with.
	 */
	static Throwable cause(Throwable error) {
		Throwable cause = error.getCause();
		return (error instanceof WorkflowExecutionException && cause != null) ? cause : error;
	}

	private static String text(DataFlowException error) {
		String message = String.valueOf(error.getMessage());
		String prefix = "[" + error.code() + "] ";
		return (message.startsWith(prefix)) ? message.substring(prefix.length()) : message;
	}

}
