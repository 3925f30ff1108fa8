/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Objects;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.Masking;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a workflow.
 *
 * @param errorCode the entry of the catalogue
 * @param nodeId the id of the node at fault, or {@code null} when it is not one node
 * @param message what is wrong, with the offending name
 * @param action what to do
 * @since 0.1.0
 */
public record Problem(ErrorCode errorCode, @Nullable String nodeId, String message, String action) {

	public Problem {
		Objects.requireNonNull(errorCode, "'errorCode' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(action, "'action' must not be null");
	}

	static Problem from(String nodeId, DataFlowException error) {
		return new Problem(error.errorCode(), nodeId, "Node '" + nodeId + "': " + textOf(error), error.action());
	}

	static String textOf(Throwable error) {
		String message = error.getMessage();
		if (message == null || message.isBlank()) {
			return error.getClass().getSimpleName();
		}
		if (!(error instanceof DataFlowException coded)) {
			return Masking.standard().mask(message);
		}
		String prefix = "[" + coded.code() + "] ";
		return (message.startsWith(prefix)) ? message.substring(prefix.length()) : message;
	}

	/**
	 * Return the code.
	 * @return the code, for instance {@code DF-201}
	 */
	public String code() {
		return this.errorCode.code();
	}

	/**
	 * Return code, message and action on one line.
	 */
	@Override
	public String toString() {
		return "[" + code() + "] " + this.message + " " + this.action;
	}

}
