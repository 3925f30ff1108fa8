/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Assignment;

/**
 * What SQLite computes. Its own arithmetic turns whole numbers that do not fit into
 * floating-point ones and knows no decimals, so functions of the driver do that.
 */
final class SqliteExpressions {

	/** Decimals are text; so are the exact results of functions. */
	private static final String AS_DECIMAL = " COLLATE DECIMAL";

	private SqliteExpressions() {
	}

	static String add(FieldModel field, String column, String operand) {
		return arithmetic(field, "add", column, operand);
	}

	private static String arithmetic(FieldModel field, String name, String column, String operand) {
		String kind = switch (field.type()) {
			case INTEGER -> "integer_";
			case LONG -> "long_";
			case DECIMAL -> "decimal_";
			default -> "real_";
		};
		return kind + name + "(" + column + ", " + operand + ")";
	}

	static String calculate(Assignment.Operator operator, FieldModel field, String column, String operand) {
		return switch (operator) {
			case MULTIPLY -> arithmetic(field, "multiply", column, operand);
			case LEAST -> "min(" + column + ", " + operand + ")";
			case GREATEST -> "max(" + column + ", " + operand + ")";
			case CONCAT -> column + " || " + operand;
			case COALESCE -> "coalesce(" + column + ", " + operand + ")";
			case PUSH -> "json_insert(coalesce(" + column + ", '[]'), '$[#]', json(" + operand + "))";
			case PULL -> "(SELECT json_group_array(json(" + column + " -> e.key)) FROM json_each(" + column
					+ ") AS e WHERE " + column + " -> e.key <> json(" + operand + "))";
		};
	}

	/**
	 * Whole numbers are added in two halves, neither of which outgrows a long.
	 */
	static String aggregate(Aggregation.Function function, FieldModel field, String column) {
		if (field.type() == FieldType.DOUBLE) {
			return "CAST(" + function + "(" + column + ") AS REAL)";
		}
		return switch (function) {
			case SUM -> sum(field, column) + AS_DECIMAL;
			case AVG -> "decimal_divide(" + sum(field, column) + ", COUNT(" + column + "))" + AS_DECIMAL;
			default -> function + "(" + column + ")" + ((field.type() == FieldType.DECIMAL) ? AS_DECIMAL : "");
		};
	}

	private static String sum(FieldModel field, String column) {
		return (field.type() == FieldType.DECIMAL) ? "decimal_sum(" + column + ")"
				: "long_join(SUM(" + column + " >> 32), SUM(" + column + " & 4294967295))";
	}

}
