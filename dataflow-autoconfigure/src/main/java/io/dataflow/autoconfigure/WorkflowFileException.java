/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The files of workflows cannot be looked for or opened (DF-401).
 *
 * @since 0.1.0
 */
public final class WorkflowFileException extends DataFlowException {

	WorkflowFileException(String location, IOException cause) {
		super(ErrorCode.INVALID_CONFIGURATION,
				"Workflows cannot be read from '" + location + "': " + cause.getMessage(),
				"Correct 'dataflow.workflows.locations', or make the files readable.", cause);
	}

}
