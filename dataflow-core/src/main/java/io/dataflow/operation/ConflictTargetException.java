/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Fields by which an upsert should recognise records are no unique key: DF-710, or DF-706
 * when there are none.
 *
 * @since 0.1.0
 */
public final class ConflictTargetException extends DataFlowException {

	private ConflictTargetException(ErrorCode code, String message, String action) {
		super(code, message, action);
	}

	static ConflictTargetException empty(String model) {
		return new ConflictTargetException(ErrorCode.EMPTY_CONFLICT_ON,
				"The list 'conflict_on' of an upsert of " + model + " is empty.",
				"Leave it out to recognise records by their primary key, or name the fields of a unique index.");
	}

	static ConflictTargetException notUnique(String model, List<String> fields, List<List<String>> keys) {
		return new ConflictTargetException(ErrorCode.UPSERT_FAILED,
				"An upsert of " + model + " has 'conflict_on' " + fields
						+ ", which is neither the primary key nor a unique index.",
				"Use one of " + keys + ", or declare @Index(fields = …, unique = true).");
	}

}
