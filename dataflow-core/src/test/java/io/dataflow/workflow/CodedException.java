/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An error with a code, as a node of another package raises it.
 */
final class CodedException extends DataFlowException {

	CodedException(ErrorCode errorCode, String message) {
		super(errorCode, message, "Do something else.");
	}

}
