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
 * A run is asked about a node that its workflow does not have (DF-801).
 *
 * @since 0.1.0
 */
public final class UnknownNodeException extends DataFlowException {

	private final String nodeId;

	UnknownNodeException(String workflow, String nodeId, Collection<String> nodeIds) {
		super(ErrorCode.INVALID_WORKFLOW,
				"Workflow '" + workflow + "' has no node '" + nodeId + "'. " + Hint.of(nodeId, nodeIds),
				"Ask for one of its nodes.");
		this.nodeId = nodeId;
	}

	/**
	 * Return the id that was asked for.
	 * @return the id
	 */
	public String nodeId() {
		return this.nodeId;
	}

}
