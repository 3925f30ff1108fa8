/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A connection gave a node a value that its input does not take: one of another type
 * (DF-102), or none where one is required (DF-109).
 *
 * @since 0.1.0
 */
public final class InvalidInputException extends DataFlowException {

	private final String nodeId;

	private final String input;

	InvalidInputException(ErrorCode errorCode, String nodeId, String input, String message, String action) {
		super(errorCode, message, action);
		this.nodeId = nodeId;
		this.input = input;
	}

	/**
	 * Return the error of a template whose run input is not given.
	 */
	static InvalidInputException missing(String nodeId, String input, Collection<String> given) {
		return new InvalidInputException(ErrorCode.MISSING_PARAMETER, nodeId, input,
				"A template of node '" + nodeId + "' needs the run input '" + input + "', which is not given.",
				"Give it with RunOptions.inputs(..), or declare it with a default. " + Hint.of(input, given));
	}

	/**
	 * Return the node that was to take the value.
	 * @return the id of the node
	 */
	public String nodeId() {
		return this.nodeId;
	}

	/**
	 * Return the input at fault.
	 * @return the name of the input
	 */
	public String input() {
		return this.input;
	}

}
