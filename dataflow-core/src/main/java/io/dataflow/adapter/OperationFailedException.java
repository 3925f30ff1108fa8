/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.jspecify.annotations.Nullable;

import io.dataflow.error.ErrorCode;

/**
 * The database or its driver refused an operation for a reason that has no type of its
 * own (DF-502).
 *
 * @since 0.1.0
 */
public final class OperationFailedException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public OperationFailedException(Failure failure) {
		super(ErrorCode.OPERATION_FAILED, failure, problem(failure.sqlState()),
				"Look up the SQLState or the type of the cause in the manual of the database.");
	}

	private OperationFailedException(Failure failure, String problem, String action) {
		super(ErrorCode.OPERATION_FAILED, failure, problem, action);
	}

	/**
	 * Create the error of a database that has codes but no SQLState.
	 * @param failure what failed
	 * @param code the code that the database gave
	 * @return the error
	 */
	public static OperationFailedException withCode(Failure failure, int code) {
		return new OperationFailedException(failure, "the database refused it with code " + code + ".",
				"Look up the code in the manual of the database.");
	}

	/**
	 * Create the error of a change that the database has made, but that not as many
	 * servers have confirmed as were asked for.
	 * @param failure what failed
	 * @param code the code that the database gave
	 * @return the error
	 */
	public static OperationFailedException unconfirmed(Failure failure, int code) {
		return new OperationFailedException(failure,
				"the change was made, but not confirmed by as many servers as the write concern asks for (code " + code
						+ ").",
				"Look whether the change is there before you repeat the call, and check the members of the replica"
						+ " set and the write concern of the URL.");
	}

	private static String problem(@Nullable String sqlState) {
		return (sqlState != null) ? "the database refused it with SQLState " + sqlState + "."
				: "the driver failed without an SQLState.";
	}

}
