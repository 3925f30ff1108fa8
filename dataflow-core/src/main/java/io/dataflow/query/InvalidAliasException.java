/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A name of a computed value is not one, is taken, or is not known (DF-605).
 *
 * @since 0.1.0
 */
public final class InvalidAliasException extends DataFlowException {

	InvalidAliasException(String message, String action) {
		super(ErrorCode.UNKNOWN_FIELD, message, action);
	}

}
