/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A node type cannot be used as it is declared (DF-401).
 *
 * @since 0.1.0
 */
public final class InvalidNodeTypeException extends DataFlowException {

	InvalidNodeTypeException(String message, String action) {
		super(ErrorCode.INVALID_CONFIGURATION, message, action);
	}

}
