/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A thread may not wait for a run (DF-501), or was interrupted while it waited (DF-503).
 *
 * @since 0.1.0
 */
public final class BlockingRunException extends DataFlowException {

	private BlockingRunException(ErrorCode errorCode, String message, String action, @Nullable Throwable cause) {
		super(errorCode, message, action, cause);
	}

	static BlockingRunException refused(String workflow) {
		return new BlockingRunException(ErrorCode.NODE_FAILED,
				"Thread '" + Thread.currentThread().getName() + "' must not wait for workflow '" + workflow
						+ "': it serves other work.",
				"Use run(..), which returns at once, and compose its Mono.", null);
	}

	static BlockingRunException interrupted(String workflow, InterruptedException cause) {
		return new BlockingRunException(ErrorCode.WORKFLOW_FAILED,
				"The wait for workflow '" + workflow + "' was interrupted, and its run cancelled.",
				"Run the workflow again if its result is still wanted.", cause);
	}

}
