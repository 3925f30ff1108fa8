/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The engine of a run was asked for where there is no run (DF-503).
 *
 * @since 0.1.0
 */
public final class OutsideRunException extends DataFlowException {

	OutsideRunException() {
		super(ErrorCode.WORKFLOW_FAILED, "There is no engine: the subscriber is not a node of a run.",
				"Subscribe in a node, so that its Reactor Context is passed on, or use the engine that you have.");
	}

}
