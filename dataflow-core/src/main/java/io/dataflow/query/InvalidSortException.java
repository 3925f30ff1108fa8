/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An order names a field that the model does not have, or is not written as one.
 *
 * @since 0.1.0
 */
public final class InvalidSortException extends DataFlowException {

	InvalidSortException(String message, String action) {
		super(ErrorCode.INVALID_SORT, message, action);
	}

}
