/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A cursor is not one, or belongs to another model or order.
 *
 * @since 0.1.0
 */
public final class InvalidCursorException extends DataFlowException {

	InvalidCursorException(String model, String problem) {
		super(ErrorCode.TYPE_MISMATCH, "The cursor 'after' of a list of " + model + " " + problem + ".",
				"Give 'next' of the page before, with the same order, or leave 'after' out to begin anew.");
	}

}
