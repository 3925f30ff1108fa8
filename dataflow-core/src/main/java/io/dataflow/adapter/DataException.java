/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * A value does not fit its column: it has another type (DF-102), or is too long, out of
 * range or otherwise refused (DF-502).
 *
 * @since 0.1.0
 */
public final class DataException extends DatabaseException {

	private DataException(ErrorCode errorCode, Failure failure, String problem, String action) {
		super(errorCode, failure, problem, action);
	}

	/**
	 * Create the error of a value that cannot be converted to the type of its column.
	 * @param failure what failed
	 * @return the error, DF-102
	 */
	public static DataException wrongType(Failure failure) {
		return new DataException(ErrorCode.TYPE_MISMATCH, failure,
				"a value cannot be converted to the type of its column.",
				"Pass values of the types that the model declares.");
	}

	/**
	 * Create the error of a value that is too long, out of range or otherwise refused.
	 * @param failure what failed
	 * @return the error, DF-502
	 */
	public static DataException refused(Failure failure) {
		return new DataException(ErrorCode.OPERATION_FAILED, failure,
				"a value is too long, out of range or otherwise not valid for its column.",
				"Shorten or correct the value, or widen the column.");
	}

}
