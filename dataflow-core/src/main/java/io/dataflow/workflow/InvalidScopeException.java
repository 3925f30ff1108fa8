/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A transaction is declared in a way in which it cannot run.
 *
 * @since 0.1.0
 */
public final class InvalidScopeException extends DataFlowException {

	InvalidScopeException(ErrorCode errorCode, String message, String action) {
		super(errorCode, message, action);
	}

}
