/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A node was asked to work for another instance, model or server than its own.
 *
 * @since 0.1.0
 */
public final class OtherInstanceException extends DataFlowException {

	OtherInstanceException(String message, String action) {
		super(ErrorCode.UNSUPPORTED, message, action);
	}

}
