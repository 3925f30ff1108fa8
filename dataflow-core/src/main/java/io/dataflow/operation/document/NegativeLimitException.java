/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A call on documents has a negative number of documents to leave out or to return.
 *
 * @since 0.1.0
 */
public final class NegativeLimitException extends DataFlowException {

	private NegativeLimitException(String name, long value) {
		super(ErrorCode.NEGATIVE_PAGE, "'" + name + "' is " + value + ", which is negative.",
				"Give '" + name + "' a value of 0 or more; a limit of 0 means all documents.");
	}

	static void check(String name, long value) {
		if (value < 0) {
			throw new NegativeLimitException(name, value);
		}
	}

}
