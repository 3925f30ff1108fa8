/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.dataflow.error.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Applies the operators of the filter language to an operand.
 */
final class OperandFilters {

	/** All operators, for messages. */
	static final List<String> OPERATORS = List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$like",
			"$ilike", "$regex", "$contains", "$between", "$null", "$exists", "$not");

	private static final int MAX_VALUES = 10_000;

	private OperandFilters() {
	}

	static Filter apply(Operand operand, String operator, @Nullable Object value) {
		return switch (operator) {
			case "$eq" -> equality(operand, value, false);
			case "$ne" -> equality(operand, value, true);
			case "$gt" -> comparison(operand, Filter.Operator.GT, operator, value);
			case "$gte" -> comparison(operand, Filter.Operator.GTE, operator, value);
			case "$lt" -> comparison(operand, Filter.Operator.LT, operator, value);
			case "$lte" -> comparison(operand, Filter.Operator.LTE, operator, value);
			case "$in" -> membership(operand, operator, value);
			case "$nin" -> Filter.not(membership(operand, operator, value));
			case "$like" -> like(operand, Filter.Operator.LIKE, operator, value);
			case "$ilike" -> like(operand, Filter.Operator.ILIKE, operator, value);
			case "$regex" -> regex(operand, value);
			case "$contains" -> operand.contains(present(operand, operator, value));
			case "$between" -> between(operand, value);
			case "$null" -> operand.nullCheck(!flag(operand, operator, value));
			case "$exists" -> operand.nullCheck(flag(operand, operator, value));
			default -> throw new InvalidOperatorException(
					"Unknown operator '" + operator + "' in the filter on " + operand + ".",
					Suggestion.of(operator, OPERATORS));
		};
	}

	static Filter equality(Operand operand, @Nullable Object value, boolean negated) {
		if (value == null) {
			return operand.nullCheck(negated);
		}
		return operand.comparison((negated) ? Filter.Operator.NE : Filter.Operator.EQ, (negated) ? "$ne" : "$eq",
				value);
	}

	private static Filter comparison(Operand operand, Filter.Operator operator, String name, @Nullable Object value) {
		return operand.comparison(operator, name, present(operand, name, value));
	}

	private static Filter like(Operand operand, Filter.Operator operator, String name, @Nullable Object value) {
		return operand.pattern(operator, name, LikePattern.escaped(text(operand, name, value)));
	}

	private static Filter regex(Operand operand, @Nullable Object value) {
		return operand.pattern(Filter.Operator.REGEX, "$regex",
				RegularExpression.normalise(text(operand, "$regex", value)));
	}

	private static Filter between(Operand operand, @Nullable Object value) {
		List<?> bounds = list(operand, "$between", value);
		if (bounds.size() != 2) {
			throw new InvalidOperatorException(
					"'$between' on " + operand + " needs two bounds but got " + bounds.size() + ".",
					"Write {\"$between\": [lowest, highest]}; both bounds are included.");
		}
		return comparison(operand, Filter.Operator.GTE, "$between", bounds.get(0))
			.and(comparison(operand, Filter.Operator.LTE, "$between", bounds.get(1)));
	}

	/**
	 * Null among the values stands for records whose field is null, which SQL's IN would
	 * never find.
	 */
	private static Filter membership(Operand operand, String operator, @Nullable Object value) {
		List<?> values = list(operand, operator, value);
		if (values.size() > MAX_VALUES) {
			throw new InvalidOperatorException("'" + operator + "' on " + operand + " has " + values.size()
					+ " values; at most " + MAX_VALUES + " are allowed.", "Split the call.");
		}
		List<Object> present = new ArrayList<>(values.size());
		values.stream().filter(Objects::nonNull).forEach(present::add);
		Filter found = (present.isEmpty()) ? Filter.none() : operand.membership(operator, present);
		return (present.size() == values.size()) ? found : Filter.or(List.of(found, operand.nullCheck(false)));
	}

	private static Object present(Operand operand, String operator, @Nullable Object value) {
		if (value == null) {
			throw new InvalidOperatorException("'" + operator + "' on " + operand + " compares with null.",
					"Use {\"$null\": true} or {\"$null\": false} to ask for missing values.");
		}
		return value;
	}

	private static String text(Operand operand, String operator, @Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		throw new InvalidOperatorException(
				"'" + operator + "' on " + operand + " needs a text field and a text pattern.",
				"Compare other values with $eq, $gt, $gte, $lt, $lte or $in.");
	}

	private static boolean flag(Operand operand, String operator, @Nullable Object value) {
		if (value instanceof Boolean flag) {
			return flag;
		}
		throw new InvalidOperatorException("'" + operator + "' on " + operand + " needs true or false.",
				"Write {\"" + operator + "\": true} or {\"" + operator + "\": false}.");
	}

	private static List<?> list(Operand operand, String operator, @Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		throw new InvalidOperatorException("'" + operator + "' on " + operand + " needs a list.",
				"Write {\"" + operator + "\": [ … ]}.");
	}

}
