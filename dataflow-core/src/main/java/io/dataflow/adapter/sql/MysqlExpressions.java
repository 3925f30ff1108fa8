/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.query.Assignment;

/**
 * What MySQL and MariaDB compute alike.
 */
final class MysqlExpressions {

	private MysqlExpressions() {
	}

	static String calculate(Assignment.Operator operator, String column, String operand) {
		return switch (operator) {
			case MULTIPLY -> column + " * " + operand;
			case LEAST -> "LEAST(" + column + ", " + operand + ")";
			case GREATEST -> "GREATEST(" + column + ", " + operand + ")";
			case CONCAT -> "CONCAT(" + column + ", " + operand + ")";
			case COALESCE -> "COALESCE(" + column + ", " + operand + ")";
			case PUSH -> "JSON_ARRAY_APPEND(COALESCE(" + column + ", '[]'), '$', JSON_EXTRACT(" + operand + ", '$'))";
			case PULL -> throw new UnsupportedOperationException("to be written");
		};
	}

}
