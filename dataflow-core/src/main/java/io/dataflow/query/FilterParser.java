/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Turns the filter language into a {@link Filter}. A filter is a map of fields to values
 * or to maps of operators, all of which a record must satisfy:
 *
 * <pre>
 * {"age": {"$gte": 18, "$lt": 65}, "status": {"$in": ["open", "new"]}, "$or": [{"vip": true}, {"email": null}]}
 * </pre>
 *
 * Field names are checked against the model and operands are coerced to the type of the
 * field, so that nothing reaches a database that the model does not know.
 *
 * @since 0.1.0
 */
public final class FilterParser {

	private static final List<String> OPERATORS = List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin",
			"$like", "$between", "$null", "$exists", "$not");

	private static final List<String> CONNECTIVES = List.of("$and", "$or", "$nor", "$not");

	private static final int MAX_DEPTH = 32;

	private static final int MAX_VALUES = 10_000;

	private static final Pattern BACKSLASH = Pattern.compile("\\\\([%_\\\\]?)");

	private final EntityModel model;

	/**
	 * Create a parser of filters over the fields of a model.
	 * @param model the model
	 */
	public FilterParser(EntityModel model) {
		this.model = model;
	}

	/**
	 * Parse a filter.
	 * @param filter the filter; an empty map selects all records
	 * @return the filter over the fields of the model
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when the filter names a
	 * field that the model does not have
	 * @throws io.dataflow.model.FieldTypeException DF-102 when an operand has a type that
	 * its field does not take
	 * @throws InvalidOperatorException DF-907 when an operator does not exist or does not
	 * take its operand
	 */
	public Filter parse(Map<String, ?> filter) {
		return parse(filter, 1);
	}

	private Filter parse(Map<?, ?> filter, int depth) {
		limitDepth(depth);
		List<Filter> operands = new ArrayList<>(filter.size());
		filter.forEach((key, value) -> operands.add(entry(String.valueOf(key), value, depth)));
		return Filter.and(operands);
	}

	private Filter entry(String key, @Nullable Object value, int depth) {
		if (!key.startsWith("$")) {
			return condition(this.model.field(key), value, depth);
		}
		return switch (key) {
			case "$and" -> Filter.and(filters(key, value, depth));
			case "$or" -> Filter.or(filters(key, value, depth));
			case "$nor" -> Filter.not(Filter.or(filters(key, value, depth)));
			case "$not" -> Filter.not(parse(map(key, value), depth + 1));
			default -> throw unknown(key, "a filter of " + this.model.name(), CONNECTIVES);
		};
	}

	private List<Filter> filters(String key, @Nullable Object value, int depth) {
		return list(key, value).stream().map((operand) -> parse(map(key, operand), depth + 1)).toList();
	}

	private Filter condition(FieldModel field, @Nullable Object value, int depth) {
		if (value instanceof Map<?, ?> operators) {
			return operators(field, operators, depth);
		}
		return equality(field, value, false);
	}

	private Filter operators(FieldModel field, Map<?, ?> operators, int depth) {
		limitDepth(depth);
		if (operators.isEmpty()) {
			throw new InvalidOperatorException("The filter on " + name(field) + " has no operator.",
					"Give a value or one of " + OPERATORS + ".");
		}
		List<Filter> operands = new ArrayList<>(operators.size());
		operators
			.forEach((operator, operand) -> operands.add(apply(field, String.valueOf(operator), operand, depth + 1)));
		return Filter.and(operands);
	}

	private Filter apply(FieldModel field, String operator, @Nullable Object operand, int depth) {
		return switch (operator) {
			case "$eq" -> equality(field, operand, false);
			case "$ne" -> equality(field, operand, true);
			case "$gt" -> comparison(field, Filter.Operator.GT, operator, operand);
			case "$gte" -> comparison(field, Filter.Operator.GTE, operator, operand);
			case "$lt" -> comparison(field, Filter.Operator.LT, operator, operand);
			case "$lte" -> comparison(field, Filter.Operator.LTE, operator, operand);
			case "$in" -> membership(field, operator, operand);
			case "$nin" -> Filter.not(membership(field, operator, operand));
			case "$like" -> like(field, operand);
			case "$between" -> between(field, operand);
			case "$null" -> new Filter.NullCheck(field, !flag(field, operator, operand));
			case "$exists" -> new Filter.NullCheck(field, flag(field, operator, operand));
			case "$not" -> Filter.not(condition(field, operand, depth));
			default -> throw unknown(operator, "the filter on " + name(field), OPERATORS);
		};
	}

	private Filter equality(FieldModel field, @Nullable Object value, boolean negated) {
		if (value == null) {
			return new Filter.NullCheck(field, negated);
		}
		rejectDocument(field, (negated) ? "$ne" : "$eq");
		return new Filter.Comparison(field, (negated) ? Filter.Operator.NE : Filter.Operator.EQ, coerce(field, value));
	}

	private Filter comparison(FieldModel field, Filter.Operator operator, String name, @Nullable Object operand) {
		rejectDocument(field, name);
		return new Filter.Comparison(field, operator, coerce(field, present(field, name, operand)));
	}

	private Filter like(FieldModel field, @Nullable Object operand) {
		if (field.type() != FieldType.STRING || !(operand instanceof String pattern)) {
			throw new InvalidOperatorException("'$like' on " + name(field) + " needs a text field and a text pattern.",
					"Compare " + field.type() + " fields with $eq, $gt, $gte, $lt, $lte or $in.");
		}
		return new Filter.Comparison(field, Filter.Operator.LIKE, escaped(pattern));
	}

	/**
	 * A backslash takes a wildcard or another backslash literally. Before anything else
	 * it stands for itself, which databases would see differently.
	 */
	private static String escaped(String pattern) {
		return BACKSLASH.matcher(pattern)
			.replaceAll((found) -> Matcher.quoteReplacement((found.group(1).isEmpty()) ? "\\\\" : found.group()));
	}

	private Filter between(FieldModel field, @Nullable Object operand) {
		List<?> bounds = list("$between", operand);
		if (bounds.size() != 2) {
			throw new InvalidOperatorException(
					"'$between' on " + name(field) + " needs two bounds but got " + bounds.size() + ".",
					"Write {\"$between\": [lowest, highest]}; both bounds are included.");
		}
		return comparison(field, Filter.Operator.GTE, "$between", bounds.get(0))
			.and(comparison(field, Filter.Operator.LTE, "$between", bounds.get(1)));
	}

	/**
	 * Null among the values stands for records whose field is null, which SQL's IN would
	 * never find.
	 */
	private Filter membership(FieldModel field, String operator, @Nullable Object operand) {
		rejectDocument(field, operator);
		List<?> values = list(operator, operand);
		if (values.size() > MAX_VALUES) {
			throw new InvalidOperatorException("'" + operator + "' on " + name(field) + " has " + values.size()
					+ " values; at most " + MAX_VALUES + " are allowed.", "Split the call.");
		}
		List<Object> present = new ArrayList<>(values.size());
		values.stream().filter(Objects::nonNull).map((value) -> coerce(field, value)).distinct().forEach(present::add);
		Filter found = (present.isEmpty()) ? Filter.none() : new Filter.Membership(field, present, false);
		return (values.stream().allMatch(Objects::nonNull)) ? found
				: Filter.or(List.of(found, new Filter.NullCheck(field, false)));
	}

	private Object coerce(FieldModel field, Object value) {
		return Objects.requireNonNull(field.coerce(value));
	}

	private Object present(FieldModel field, String operator, @Nullable Object operand) {
		if (operand == null) {
			throw new InvalidOperatorException("'" + operator + "' on " + name(field) + " compares with null.",
					"Use {\"$null\": true} or {\"$null\": false} to ask for missing values.");
		}
		return operand;
	}

	private boolean flag(FieldModel field, String operator, @Nullable Object operand) {
		if (operand instanceof Boolean flag) {
			return flag;
		}
		throw new InvalidOperatorException("'" + operator + "' on " + name(field) + " needs true or false.",
				"Write {\"" + operator + "\": true} or {\"" + operator + "\": false}.");
	}

	private void rejectDocument(FieldModel field, String operator) {
		if (field.type() == FieldType.JSON) {
			throw new InvalidOperatorException("'" + operator + "' cannot compare the JSON field " + name(field) + ".",
					"Ask with $null or $exists whether it has a value.");
		}
	}

	private List<?> list(String operator, @Nullable Object operand) {
		if (operand instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		throw new InvalidOperatorException("'" + operator + "' in a filter of " + this.model.name() + " needs a list.",
				"Write {\"" + operator + "\": [ … ]}.");
	}

	private Map<?, ?> map(String operator, @Nullable Object operand) {
		if (operand instanceof Map<?, ?> map) {
			return map;
		}
		throw new InvalidOperatorException(
				"'" + operator + "' in a filter of " + this.model.name() + " needs filters as operands.",
				"Write each operand as a map of fields to values.");
	}

	private void limitDepth(int depth) {
		if (depth > MAX_DEPTH) {
			throw new InvalidOperatorException(
					"The filter of " + this.model.name() + " is nested deeper than " + MAX_DEPTH + " levels.",
					"Flatten the filter; '$in' replaces long chains of '$or'.");
		}
	}

	private String name(FieldModel field) {
		return "'" + field.name() + "' of " + this.model.name();
	}

	private InvalidOperatorException unknown(String operator, String place, List<String> valid) {
		return new InvalidOperatorException("Unknown operator '" + operator + "' in " + place + ".",
				Suggestion.of(operator, valid));
	}

}
