/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.expression;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A condition cannot be used as it is written (DF-801), or cannot be answered for the
 * values that it was given (DF-102).
 *
 * @since 0.1.0
 */
public final class InvalidConditionException extends DataFlowException {

	private static final int SHOWN = 200;

	private final String condition;

	private InvalidConditionException(ErrorCode code, String condition, String problem, String action,
			@Nullable Throwable cause) {
		super(code, "Condition '" + shown(condition) + "' " + problem, action, cause);
		this.condition = condition;
	}

	static InvalidConditionException unreadable(String condition, String problem, @Nullable Throwable cause) {
		return new InvalidConditionException(ErrorCode.INVALID_WORKFLOW, condition, problem,
				"Write a comparison of the names in the data, such as: total > 100 and customer.vip == true", cause);
	}

	static InvalidConditionException unanswerable(String condition, String problem, String action,
			@Nullable Throwable cause) {
		return new InvalidConditionException(ErrorCode.TYPE_MISMATCH, condition, problem, action, cause);
	}

	private static String shown(String condition) {
		return (condition.length() <= SHOWN) ? condition : condition.substring(0, SHOWN) + "…";
	}

	/**
	 * Return the condition at fault.
	 * @return its whole text
	 */
	public String condition() {
		return this.condition;
	}

}
