/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.query.Aggregation.Condition;
import io.dataflow.query.Aggregation.Function;
import io.dataflow.query.Aggregation.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parts of an aggregation into an {@link Aggregation}:
 *
 * <pre>
 * group_by: ["status"], aggregate: {"total": {"$sum": "amount"}, "orders": {"$count": "*"}},
 * having: {"total": {"$gt": 100}}, sort: ["-total"]
 * </pre>
 *
 * @since 0.1.0
 */
public final class AggregationParser {

	private static final List<String> FUNCTIONS = List.of("$count", "$sum", "$avg", "$min", "$max");

	private static final List<String> OPERATORS = List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");

	private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.LONG, FieldType.DOUBLE,
			FieldType.DECIMAL);

	private static final Set<FieldType> UNORDERED = EnumSet.of(FieldType.JSON, FieldType.BYTES, FieldType.BOOLEAN,
			FieldType.UUID, FieldType.VECTOR);

	private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

	private final EntityModel model;

	/**
	 * Create a parser of aggregations over the records of a model.
	 * @param model the model
	 */
	public AggregationParser(EntityModel model) {
		this.model = model;
	}

	/**
	 * Parse an aggregation.
	 * @param groupBy the names of the fields whose values form the groups
	 * @param aggregate aliases to functions of fields
	 * @param having aliases to values or maps of comparisons
	 * @param sort aliases or fields of the groups: {@code "total"}, {@code "-total"},
	 * {@code {"total": -1}} or {@code {"field": "total", "order": "desc"}}, alone or in a
	 * list; {@code null} for none
	 * @return the aggregation
	 * @throws InvalidOperatorException DF-907 when a function or an operator does not
	 * exist or does not take its operand
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when a name is not a field
	 * @throws InvalidAliasException DF-605 when an alias is not a name, is taken or is
	 * not known
	 * @throws InvalidSortException DF-910 when the order names neither an alias nor a
	 * field of the groups
	 */
	public Aggregation parse(Collection<?> groupBy, Map<String, ?> aggregate, Map<String, ?> having,
			@Nullable Object sort) {
		List<FieldModel> groups = groupBy.stream().map((name) -> group(String.valueOf(name))).distinct().toList();
		List<Measure> measures = measures(groups, aggregate);
		List<Condition> conditions = new ArrayList<>();
		having.forEach((alias, value) -> conditions.addAll(conditions(measure(measures, alias), value)));
		return new Aggregation(groups, measures, conditions,
				elements(sort).stream().map((element) -> order(groups, measures, element)).toList());
	}

	private FieldModel group(String name) {
		FieldModel field = this.model.field(name);
		if (field.type() == FieldType.JSON) {
			throw new InvalidOperatorException(
					"Records of " + this.model.name() + " cannot be grouped by the JSON field '" + name + "'.",
					"Group by fields that hold one value.");
		}
		return field;
	}

	private List<Measure> measures(List<FieldModel> groups, Map<String, ?> aggregate) {
		if (aggregate.isEmpty()) {
			throw new InvalidOperatorException("The aggregation of " + this.model.name() + " computes nothing.",
					"Write {\"total\": {\"$sum\": \"field\"}} or {\"number\": {\"$count\": \"*\"}}.");
		}
		Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		groups.forEach((field) -> taken.add(field.name()));
		List<Measure> measures = new ArrayList<>();
		aggregate.forEach((alias, function) -> {
			if (!ALIAS.matcher(alias).matches()) {
				throw new InvalidAliasException("An alias in the aggregation of " + this.model.name() + " is no name.",
						"Use at most 63 letters, digits and underscores, and begin with a letter.");
			}
			if (!taken.add(alias)) {
				throw new InvalidAliasException(
						"Two values in the aggregation of " + this.model.name() + " are named '" + alias + "'.",
						"Choose an alias that is no field of the groups and no other alias.");
			}
			measures.add(measure(alias, function));
		});
		return measures;
	}

	private Measure measure(String alias, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
			throw new InvalidOperatorException(place(alias) + " needs one function.",
					"Write {\"" + alias + "\": {\"$sum\": \"field\"}}. Functions: " + FUNCTIONS + ".");
		}
		Map.Entry<?, ?> entry = map.entrySet().iterator().next();
		String function = String.valueOf(entry.getKey());
		String field = String.valueOf(entry.getValue());
		return switch (function) {
			case "$count" -> new Measure(alias, Function.COUNT, field.equals("*") ? null : this.model.field(field));
			case "$sum" -> new Measure(alias, Function.SUM, number(alias, function, field));
			case "$avg" -> new Measure(alias, Function.AVG, number(alias, function, field));
			case "$min" -> new Measure(alias, Function.MIN, ordered(alias, function, field));
			case "$max" -> new Measure(alias, Function.MAX, ordered(alias, function, field));
			default ->
				throw new InvalidOperatorException("Unknown operator '" + function + "' for " + place(alias) + ".",
						Suggestion.of(function, FUNCTIONS));
		};
	}

	private FieldModel number(String alias, String function, String name) {
		FieldModel field = this.model.field(name);
		if (!NUMBERS.contains(field.type())) {
			throw new InvalidOperatorException(
					"'" + function + "' for " + place(alias) + " needs a number field, which '" + name + "' is not.",
					"Count the field, or compute over a number field.");
		}
		return field;
	}

	private FieldModel ordered(String alias, String function, String name) {
		FieldModel field = this.model.field(name);
		if (UNORDERED.contains(field.type())) {
			throw new InvalidOperatorException(
					"'" + function + "' for " + place(alias) + " cannot order the values of '" + name + "'.",
					"Use a field that is a number, a text, a date or a time.");
		}
		return field;
	}

	private Measure measure(List<Measure> measures, String alias) {
		return measures.stream()
			.filter((measure) -> measure.alias().equals(alias))
			.findFirst()
			.orElseThrow(() -> new InvalidAliasException(
					"The 'having' of the aggregation of " + this.model.name() + " names unknown '" + alias + "'.",
					Suggestion.of(alias, measures.stream().map(Measure::alias).toList())));
	}

	private List<Condition> conditions(Measure measure, @Nullable Object value) {
		Map<?, ?> operators = (value instanceof Map<?, ?> map) ? map
				: Map.of("$eq", Objects.requireNonNullElse(value, Map.of()));
		return operators.entrySet().stream().map((entry) -> {
			Filter.Operator operator = operator(measure, String.valueOf(entry.getKey()));
			return new Condition(measure, operator, operand(measure, entry.getValue()));
		}).toList();
	}

	private Filter.Operator operator(Measure measure, String name) {
		return switch (name) {
			case "$eq" -> Filter.Operator.EQ;
			case "$ne" -> Filter.Operator.NE;
			case "$gt" -> Filter.Operator.GT;
			case "$gte" -> Filter.Operator.GTE;
			case "$lt" -> Filter.Operator.LT;
			case "$lte" -> Filter.Operator.LTE;
			default -> throw new InvalidOperatorException(
					"Unknown operator '" + name + "' for " + place(measure.alias()) + ".",
					Suggestion.of(name, OPERATORS));
		};
	}

	private Object operand(Measure measure, @Nullable Object value) {
		FieldModel field = measure.field();
		boolean ofField = measure.function() == Function.MIN || measure.function() == Function.MAX;
		if (value != null && field != null && (ofField || field.type() == FieldType.DOUBLE)
				&& measure.function() != Function.COUNT) {
			return Objects.requireNonNull(field.coerce(value));
		}
		try {
			return new BigDecimal(String.valueOf(value));
		}
		catch (NumberFormatException ex) {
			throw new InvalidOperatorException("The 'having' for " + place(measure.alias()) + " needs a number.",
					"Compare the value with a number.");
		}
	}

	private static Collection<?> elements(@Nullable Object sort) {
		if (sort instanceof Map<?, ?> map && !map.containsKey("field")) {
			return map.entrySet();
		}
		return (sort instanceof Collection<?> list) ? list : (sort != null) ? List.of(sort) : List.of();
	}

	private Aggregation.Order order(List<FieldModel> groups, List<Measure> measures, @Nullable Object element) {
		if (element instanceof String text) {
			return (text.startsWith("-")) ? order(groups, measures, text.substring(1), -1)
					: order(groups, measures, text, 1);
		}
		if (element instanceof Map.Entry<?, ?> entry) {
			return order(groups, measures, String.valueOf(entry.getKey()), entry.getValue());
		}
		if (element instanceof Map<?, ?> map && map.get("field") instanceof String name) {
			return order(groups, measures, name, map.get("order"));
		}
		if (element instanceof Map<?, ?> map && map.size() == 1) {
			return order(groups, measures, map.entrySet().iterator().next());
		}
		throw new InvalidSortException("An order of the aggregation of " + this.model.name() + " is not known.",
				"Write \"total\", \"-total\" or {\"total\": -1}.");
	}

	private Aggregation.Order order(List<FieldModel> groups, List<Measure> measures, String name,
			@Nullable Object direction) {
		boolean descending = switch (String.valueOf(direction).toLowerCase(Locale.ROOT)) {
			case "1", "asc", "null" -> false;
			case "-1", "desc" -> true;
			default -> throw new InvalidSortException("The direction of '" + name + "' is not known.",
					"Use 1 or \"asc\", -1 or \"desc\".");
		};
		for (Measure measure : measures) {
			if (measure.alias().equals(name)) {
				return new Aggregation.Order(null, measure, descending);
			}
		}
		FieldModel field = this.model.find(name);
		if (field == null || !groups.contains(field)) {
			List<String> valid = new ArrayList<>(measures.stream().map(Measure::alias).toList());
			groups.forEach((group) -> valid.add(group.name()));
			throw new InvalidSortException("Cannot sort the aggregation of " + this.model.name() + " by '" + name
					+ "', which is neither an alias nor a field of the groups.", Suggestion.of(name, valid));
		}
		return new Aggregation.Order(field, null, descending);
	}

	private String place(String alias) {
		return "'" + alias + "' in the aggregation of " + this.model.name();
	}

}
