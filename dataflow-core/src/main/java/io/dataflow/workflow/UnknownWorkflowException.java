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
 * The engine has no workflow of a name (DF-801).
 *
 * @since 0.1.0
 */
public final class UnknownWorkflowException extends DataFlowException {

	private final String workflow;

	UnknownWorkflowException(String workflow, Collection<String> workflows) {
		super(ErrorCode.INVALID_WORKFLOW,
				"The engine has no workflow '" + workflow + "'. " + Hint.of(workflow, workflows),
				"Register the workflow with the engine, for instance as a bean, or run one that is.");
		this.workflow = workflow;
	}

	/**
	 * Return the name that was asked for.
	 * @return the name
	 */
	public String workflow() {
		return this.workflow;
	}

}
