/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an error: not the error itself, which may refer to values.
 *
 * @param code the code
 * @param message what happened
 * @param nodeId the node that failed, or {@code null}
 */
record RunError(String code, String message, @Nullable String nodeId) {

	private static final int LONGEST_MESSAGE = 1000;

	static RunError of(Throwable error, @Nullable String nodeId) {
		ErrorCode code = (error instanceof DataFlowException coded) ? coded.errorCode() : ErrorCode.NODE_FAILED;
		return new RunError(code.code(), Problem.textOf(error), nodeId);
	}

	/**
	 * Return what is worth remembering.
	 */
	RunError shortened() {
		return (this.message.length() <= LONGEST_MESSAGE) ? this
				: new RunError(this.code, this.message.substring(0, LONGEST_MESSAGE - 1) + "…", this.nodeId);
	}

}
