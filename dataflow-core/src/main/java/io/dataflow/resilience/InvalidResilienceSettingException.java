/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A setting of the repetition or of the circuit breaker is out of range (DF-401).
 *
 * @since 0.1.0
 */
public final class InvalidResilienceSettingException extends DataFlowException {

	private final String property;

	InvalidResilienceSettingException(String property, Object value, String range) {
		super(ErrorCode.INVALID_CONFIGURATION, "'" + property + "' is '" + value + "' but must be " + range + ".",
				"Change 'dataflow." + property + "'.");
		this.property = "dataflow." + property;
	}

	/**
	 * Return the property at fault.
	 * @return the name of the property, for instance {@code dataflow.retry.max-attempts}
	 */
	public String property() {
		return this.property;
	}

}
