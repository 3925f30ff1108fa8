/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A limit or an offset is negative.
 *
 * @since 0.1.0
 */
public final class NegativePageException extends DataFlowException {

	NegativePageException(String name, long value) {
		super(ErrorCode.NEGATIVE_PAGE, "'" + name + "' is " + value + ", which is negative.",
				"Give '" + name + "' a value of 0 or more.");
	}

}
