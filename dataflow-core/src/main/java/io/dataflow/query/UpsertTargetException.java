/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An upsert cannot tell which record it means: DF-706 when {@code conflict_on} is empty,
 * DF-710 when it is not a unique key or the record has no value for it. Nothing was
 * changed.
 *
 * @since 0.1.0
 */
public final class UpsertTargetException extends DataFlowException {

	private UpsertTargetException(ErrorCode code, String message, String action) {
		super(code, message, action);
	}

	static UpsertTargetException empty(String model) {
		return new UpsertTargetException(ErrorCode.EMPTY_CONFLICT_TARGET,
				"The 'conflict_on' of an upsert of " + model + " is empty.",
				"Leave it out, or name the fields of a unique index.");
	}

	static UpsertTargetException notUnique(String model, Object fields, Object keys) {
		return new UpsertTargetException(ErrorCode.UPSERT_FAILED,
				"An upsert of " + model + " cannot conflict on " + fields + ", which is not a unique key.",
				"Use one of " + keys + ", or declare a unique index on the fields.");
	}

	static UpsertTargetException withoutValue(String model, String field) {
		return new UpsertTargetException(ErrorCode.UPSERT_FAILED,
				"An upsert of " + model + " has no value for '" + field + "', on which it conflicts.",
				"Give '" + field + "' a value.");
	}

}
