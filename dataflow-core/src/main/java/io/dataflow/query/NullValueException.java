/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Fields that must have a value were given null.
 *
 * @since 0.1.0
 */
public final class NullValueException extends DataFlowException {

	/**
	 * Create the error.
	 * @param model the name of the model
	 * @param fields the names of the fields
	 */
	public NullValueException(String model, List<String> fields) {
		super(ErrorCode.NULL_VALUE, model + " must have a value in " + fields + " but was given null.",
				"Give a value, or declare the field @Nullable.");
	}

}
