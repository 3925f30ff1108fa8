/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Raised with {@code DF-601} when a class cannot be mapped as it is declared.
 *
 * @since 0.1.0
 */
public final class InvalidModelException extends DataFlowException {

	private final String model;

	InvalidModelException(String model, String message, String action) {
		this(model, message, action, null);
	}

	InvalidModelException(String model, String message, String action, @Nullable Throwable cause) {
		super(ErrorCode.INVALID_MODEL, "Model '" + model + "' " + message, action, cause);
		this.model = model;
	}

	/**
	 * Return the simple name of the class at fault.
	 * @return the name of the model
	 */
	public String model() {
		return this.model;
	}

}
