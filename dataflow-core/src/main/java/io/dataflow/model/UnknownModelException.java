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
 * Raised with {@code DF-603} when a class is not a model of the instance.
 *
 * @since 0.1.0
 */
public final class UnknownModelException extends DataFlowException {

	private final String model;

	UnknownModelException(Class<?> type, Collection<String> known) {
		super(ErrorCode.UNKNOWN_MODEL, "Class " + type.getName() + " is not a model of this instance.",
				"Annotate it with @DataFlowModel and declare it to this instance. "
						+ Suggestion.of(type.getSimpleName(), known));
		this.model = type.getSimpleName();
	}

	/**
	 * Return the simple name of the class.
	 * @return the name that no model has
	 */
	public String model() {
		return this.model;
	}

}
