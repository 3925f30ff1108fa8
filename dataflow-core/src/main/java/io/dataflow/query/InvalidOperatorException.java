/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A filter uses an operator that does not exist, or one that does not take the operand it
 * was given.
 *
 * @since 0.1.0
 */
public final class InvalidOperatorException extends DataFlowException {

	InvalidOperatorException(String message, String action) {
		super(ErrorCode.INVALID_OPERATOR, message, action);
	}

}
