/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions such as {@code {"$inc": 1}} among the values of an update.
 */
final class UpdateExpressions {

	private static final List<String> OPERATORS = List.of("$inc", "$add", "$dec", "$mul", "$multiply", "$min", "$max",
			"$set", "$unset", "$now", "$concat", "$coalesce", "$push", "$pull");

	private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.LONG, FieldType.DOUBLE,
			FieldType.DECIMAL);

	private static final Set<FieldType> TIMES = EnumSet.of(FieldType.INSTANT, FieldType.OFFSET_DATE_TIME,
			FieldType.LOCAL_DATE_TIME, FieldType.DATE, FieldType.TIME);

	private final EntityModel model;

	UpdateExpressions(EntityModel model) {
		this.model = model;
	}

	/**
	 * Return what an expression does to a field.
	 * @return the change, {@code null} when the value is none or the field is managed;
	 * the value of a {@link Assignment.SetValue} is not checked yet
	 */
	@Nullable Assignment parse(FieldModel field, @Nullable Object value) {
		if (!isExpression(field, value) || !(value instanceof Map<?, ?> map)) {
			return null;
		}
		Map.Entry<?, ?> entry = map.entrySet().iterator().next();
		return expression(field, String.valueOf(entry.getKey()), entry.getValue());
	}

	static boolean isExpression(FieldModel field, @Nullable Object value) {
		return !field.managed() && value instanceof Map<?, ?> map && map.size() == 1
				&& String.valueOf(map.keySet().iterator().next()).startsWith("$");
	}

	private Assignment expression(FieldModel field, String operator, @Nullable Object operand) {
		return switch (operator) {
			case "$inc", "$add" -> new Assignment.Increment(field, number(field, operator, operand));
			case "$dec" -> new Assignment.Increment(field, negated(field, number(field, operator, operand)));
			case "$mul", "$multiply" ->
				new Assignment.Calculation(field, Assignment.Operator.MULTIPLY, number(field, operator, operand));
			case "$min" -> ordered(field, operator, Assignment.Operator.LEAST, operand);
			case "$max" -> ordered(field, operator, Assignment.Operator.GREATEST, operand);
			case "$set" -> new Assignment.SetValue(field, operand);
			case "$unset" -> new Assignment.SetValue(field, null);
			case "$now" -> now(field);
			case "$concat" -> concat(field, operand);
			case "$coalesce" -> new Assignment.Calculation(field, Assignment.Operator.COALESCE,
					field.coerce(present(field, operator, operand)));
			case "$push", "$pull" -> list(field, operator, operand);
			default -> throw new InvalidOperatorException(
					"Unknown operator '" + operator + "' in the update of " + name(field) + ".",
					Suggestion.of(operator, OPERATORS));
		};
	}

	private Object number(FieldModel field, String operator, @Nullable Object operand) {
		require(NUMBERS.contains(field.type()), field, operator, "a number field");
		return Objects.requireNonNull(field.coerce(present(field, operator, operand)));
	}

	private static Object negated(FieldModel field, Object number) {
		return Objects.requireNonNull(field.coerce(new BigDecimal(number.toString()).negate()));
	}

	private Assignment ordered(FieldModel field, String name, Assignment.Operator operator, @Nullable Object operand) {
		require(NUMBERS.contains(field.type()) || TIMES.contains(field.type()), field, name,
				"a field that is a number, a date or a time");
		return new Assignment.Calculation(field, operator, field.coerce(present(field, name, operand)));
	}

	private Assignment now(FieldModel field) {
		require(TIMES.contains(field.type()), field, "$now", "a field that is a date or a time");
		return new Assignment.Now(field);
	}

	private Assignment concat(FieldModel field, @Nullable Object operand) {
		require(field.type() == FieldType.STRING, field, "$concat", "a text field");
		return new Assignment.Calculation(field, Assignment.Operator.CONCAT,
				field.coerce(present(field, "$concat", operand)));
	}

	private Assignment list(FieldModel field, String operator, @Nullable Object operand) {
		Class<?> type = field.javaType();
		require(field.type() == FieldType.JSON && (Collection.class.isAssignableFrom(type) || type.isArray()), field,
				operator, "a list field");
		Object element = JsonTree.of(operand);
		if (operator.equals("$push")) {
			return new Assignment.Calculation(field, Assignment.Operator.PUSH, element);
		}
		require(!(element instanceof Map || element instanceof Collection), field, operator,
				"an element that is a text, a number, true, false or null");
		return new Assignment.Calculation(field, Assignment.Operator.PULL, element);
	}

	private Object present(FieldModel field, String operator, @Nullable Object operand) {
		if (operand == null) {
			throw new InvalidOperatorException("'" + operator + "' on " + name(field) + " was given null.",
					"Give a value, or set null with {\"$unset\": true}.");
		}
		return operand;
	}

	private void require(boolean condition, FieldModel field, String operator, String needed) {
		if (!condition) {
			throw new InvalidOperatorException("'" + operator + "' on " + name(field) + " needs " + needed + ".",
					"Set the value with {\"$set\": …}.");
		}
	}

	private String name(FieldModel field) {
		return "'" + field.name() + "' of " + this.model.name();
	}

}
