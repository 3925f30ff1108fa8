/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.query.Assignment;

/**
 * What MySQL and MariaDB compute alike.
 */
final class MysqlExpressions {

	private MysqlExpressions() {
	}

	static String calculate(DatabaseKind kind, Assignment.Operator operator, String column, String operand) {
		return switch (operator) {
			case MULTIPLY -> column + " * " + operand;
			case LEAST -> "LEAST(" + column + ", " + operand + ")";
			case GREATEST -> "GREATEST(" + column + ", " + operand + ")";
			case CONCAT -> "CONCAT(" + column + ", " + operand + ")";
			case COALESCE -> "COALESCE(" + column + ", " + operand + ")";
			case PUSH -> push(column, operand);
			case PULL -> throw new CapabilityNotSupportedException(kind, "$pull",
					"Read the record and set the list without the element, in one transaction.");
		};
	}

	/**
	 * The functions for JSON would make numbers of the list doubles, so it grows as text.
	 */
	private static String push(String column, String operand) {
		String text = "RTRIM(" + column + ")";
		return "CONCAT(IF(JSON_LENGTH(" + column + ") > 0, CONCAT(LEFT(" + text + ", CHAR_LENGTH(" + text
				+ ") - 1), ','), '['), " + operand + ", ']')";
	}

}
