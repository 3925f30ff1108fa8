/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Collection;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * Raised with {@code DF-605} when a name is not a field of the model.
 *
 * @since 0.1.0
 */
public final class UnknownFieldException extends DataFlowException {

	private final String model;

	private final String field;

	/**
	 * Create the error.
	 * @param model the simple name of the model
	 * @param field the name that the model does not know
	 * @param known the names that it knows
	 */
	public UnknownFieldException(String model, String field, Collection<String> known) {
		super(ErrorCode.UNKNOWN_FIELD, "Model '" + model + "' has no field '" + field + "'.",
				Suggestion.of(field, known));
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
	 * Return the name that the model does not know.
	 * @return the name as it was written
	 */
	public String field() {
		return this.field;
	}

}
