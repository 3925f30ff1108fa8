/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A run may not be started by the node that asks for it (DF-503).
 *
 * @since 0.1.0
 */
public final class RunRefusedException extends DataFlowException {

	private final String workflow;

	private RunRefusedException(String workflow, String message, String action) {
		super(ErrorCode.WORKFLOW_FAILED, message, action);
		this.workflow = workflow;
	}

	static RunRefusedException tooDeep(String workflow) {
		return new RunRefusedException(workflow,
				"Workflow '" + workflow + "' was not started: it would be nested in more than " + RunContext.DEEPEST
						+ " runs.",
				"Look for a workflow that runs itself, perhaps by way of others, and give it an end.");
	}

	static RunRefusedException parentEnded(String workflow, RunContext parent) {
		return new RunRefusedException(workflow,
				"Workflow '" + workflow + "' was not started: run " + parent.runId() + " of workflow '"
						+ parent.workflow() + "', which it would be part of, has ended.",
				"Let the node that starts it wait for it, or start it without the Reactor Context of the node.");
	}

	/**
	 * Return the workflow that was to be run.
	 * @return the name
	 */
	public String workflow() {
		return this.workflow;
	}

}
