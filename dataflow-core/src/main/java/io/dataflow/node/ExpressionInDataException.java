/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An update expression stands among the records of a bulk update, each of which has plain
 * values of its own.
 *
 * @since 0.1.0
 */
public final class ExpressionInDataException extends DataFlowException {

	ExpressionInDataException(String model, String field) {
		super(ErrorCode.INVALID_OPERATOR,
				"'" + field + "' of " + model + " is an update expression, but the records in 'data' take values only.",
				"Give the new value, or use 'filter' and 'fields', which take expressions.");
	}

}
