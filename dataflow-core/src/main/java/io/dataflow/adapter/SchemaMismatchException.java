/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The database lacks a table or a column that the model declares (DF-302).
 *
 * @since 0.1.0
 */
public final class SchemaMismatchException extends DatabaseException {

	private SchemaMismatchException(Failure failure, String what) {
		super(ErrorCode.SCHEMA_MISMATCH, failure, "the database has no such " + what + ".",
				"Run with dataflow.schema.mode=migrate, or apply the pending migrations.");
	}

	/**
	 * Create the error of a missing table.
	 * @param failure what failed
	 * @return the error
	 */
	public static SchemaMismatchException missingTable(Failure failure) {
		return new SchemaMismatchException(failure, "table");
	}

	/**
	 * Create the error of a missing column.
	 * @param failure what failed
	 * @return the error
	 */
	public static SchemaMismatchException missingColumn(Failure failure) {
		return new SchemaMismatchException(failure, "column");
	}

}
