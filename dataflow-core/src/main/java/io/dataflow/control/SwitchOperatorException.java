/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SwitchNode} has an operator that does not exist, or one that cannot compare
 * its values (DF-907).
 *
 * @since 0.1.0
 */
public final class SwitchOperatorException extends DataFlowException {

	private final String operator;

	private SwitchOperatorException(String operator, String message, String action) {
		super(ErrorCode.INVALID_OPERATOR, message, action);
		this.operator = operator;
	}

	static SwitchOperatorException unknown(String operator, String suggestion) {
		return new SwitchOperatorException(operator, "SwitchNode does not know the operator '" + operator + "'.",
				suggestion);
	}

	static SwitchOperatorException incomparable(String operator, @Nullable Object left, @Nullable Object right) {
		return new SwitchOperatorException(operator,
				"SwitchNode cannot compare " + name(left) + " with " + name(right) + " by '" + operator + "'.",
				"Compare values of one kind, such as two numbers.");
	}

	private static String name(@Nullable Object value) {
		return (value != null) ? "a value of type " + value.getClass().getSimpleName() : "null";
	}

	/**
	 * Return the operator at fault.
	 * @return the operator as it was written
	 */
	public String operator() {
		return this.operator;
	}

}
