/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A configuration property has a value that cannot be used (DF-401).
 *
 * @since 0.1.0
 */
public final class InvalidPropertyException extends DataFlowException {

	private final String property;

	private InvalidPropertyException(String property, String message, String action) {
		super(ErrorCode.INVALID_CONFIGURATION, message, action);
		this.property = property;
	}

	static InvalidPropertyException of(String property, Object value, String range) {
		return new InvalidPropertyException(property,
				"'" + property + "' is '" + value + "' but must be " + range + ".", "Change '" + property + "'.");
	}

	static InvalidPropertyException missing(String property) {
		return new InvalidPropertyException(property, "'" + property + "' is not set.", "Set '" + property + "'.");
	}

	/**
	 * Return the property at fault.
	 * @return the name of the property
	 */
	public String property() {
		return this.property;
	}

}
