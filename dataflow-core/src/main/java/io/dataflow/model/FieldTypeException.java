/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Raised with {@code DF-102} when a value does not fit its field. The message shows the
 * value only when it is a number or a boolean, and the field does not look sensitive.
 *
 * @since 0.1.0
 */
public final class FieldTypeException extends DataFlowException {

	private final String model;

	private final String field;

	FieldTypeException(String model, String field, String expected, String actual) {
		super(ErrorCode.TYPE_MISMATCH,
				"Field '" + field + "' of model '" + model + "' takes " + expected + ", but was given " + actual + ".",
				"Give " + expected + ".");
		this.model = model;
		this.field = field;
	}

	/**
	 * Return the simple name of the model.
	 * @return the name of the model
	 */
	public String model() {
		return this.model;
	}

	/**
	 * Return the column name of the field.
	 * @return the name of the field
	 */
	public String field() {
		return this.field;
	}

}
