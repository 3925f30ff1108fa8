/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * A statement was cancelled, usually because it took longer than it may (DF-505).
 *
 * @since 0.1.0
 */
public final class StatementTimeoutException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public StatementTimeoutException(Failure failure) {
		super(ErrorCode.TIMEOUT, failure, "the statement was cancelled or took longer than it may.",
				"Select fewer records, add an index for the filter, simplify a $regex, or raise"
						+ " dataflow.execution.timeout.");
	}

}
