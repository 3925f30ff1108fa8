/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A node took longer than its settings allow (DF-505).
 *
 * @since 0.1.0
 */
public final class NodeTimeoutException extends DataFlowException {

	private final String nodeId;

	private final Duration timeout;

	NodeTimeoutException(String nodeId, Duration timeout) {
		super(ErrorCode.TIMEOUT, "Node '" + nodeId + "' did not end within " + timeout.toMillis() + " ms.",
				"Make it faster, or allow more time in its settings.");
		this.nodeId = nodeId;
		this.timeout = timeout;
	}

	/**
	 * Return the node.
	 * @return the id of the node
	 */
	public String nodeId() {
		return this.nodeId;
	}

	/**
	 * Return how long it was allowed to take.
	 * @return the time
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
