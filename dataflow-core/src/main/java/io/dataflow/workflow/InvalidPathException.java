/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A path into the result of a node leads to nothing: the node gave no such output
 * (DF-202), or the output has nothing at the rest of the path (DF-205).
 *
 * @since 0.1.0
 */
public final class InvalidPathException extends DataFlowException {

	private final String nodeId;

	private final String path;

	InvalidPathException(ErrorCode errorCode, String nodeId, String path, String message, String action) {
		super(errorCode, message, action);
		this.nodeId = nodeId;
		this.path = path;
	}

	/**
	 * Return the node whose result was asked.
	 * @return the id of the node
	 */
	public String nodeId() {
		return this.nodeId;
	}

	/**
	 * Return the path as it was written.
	 * @return the path
	 */
	public String path() {
		return this.path;
	}

}
