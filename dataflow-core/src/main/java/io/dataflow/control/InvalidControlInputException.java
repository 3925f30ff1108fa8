/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An input of a node that steers a workflow has a value that it does not take (DF-102).
 *
 * @since 0.1.0
 */
public final class InvalidControlInputException extends DataFlowException {

	private final String nodeType;

	private final String input;

	InvalidControlInputException(String nodeType, String input, String expected) {
		super(ErrorCode.TYPE_MISMATCH, "'" + input + "' of " + nodeType + " must be " + expected + ".",
				"Change the value of '" + input + "'.");
		this.nodeType = nodeType;
		this.input = input;
	}

	/**
	 * Return the kind of node.
	 * @return the name of its type, such as {@code DelayNode}
	 */
	public String nodeType() {
		return this.nodeType;
	}

	/**
	 * Return the input at fault.
	 * @return its name
	 */
	public String input() {
		return this.input;
	}

}
