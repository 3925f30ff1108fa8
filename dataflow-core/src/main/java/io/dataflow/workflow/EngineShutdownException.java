/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The engine accepts no more runs because it is shutting down (DF-503).
 *
 * @since 0.1.0
 */
public final class EngineShutdownException extends DataFlowException {

	EngineShutdownException(String workflow) {
		super(ErrorCode.WORKFLOW_FAILED, "Workflow '" + workflow + "' was not started: the engine is shutting down.",
				"Run it on another instance, or again after the restart.");
	}

}
