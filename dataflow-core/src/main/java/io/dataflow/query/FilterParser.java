/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.RelationModel;
import io.dataflow.model.UnknownFieldException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the filter language into a {@link Filter}. A filter is a map of fields to values
 * or to maps of operators, all of which a record must satisfy:
 *
 * <pre>
 * {"age": {"$gte": 18, "$lt": 65}, "status": {"$in": ["open", "new"]}, "$or": [{"vip": true}, {"email": null}]}
 * </pre>
 *
 * Operators are {@code $eq $ne $gt $gte $lt $lte $in $nin $between $like $ilike $regex
 * $contains $null $exists $not}, connectives {@code $and $or $nor $not}. A name with dots
 * leads into the documents of a JSON field, {@code "meta.address.city"} or
 * {@code "tags.0"}, or over a relation to other records, {@code "customer.email"}; nested
 * maps say the same, <code>{"customer": {"email": …}}</code>.
 * <p>
 * A condition on a relation is satisfied by the records whose related record exists and
 * satisfies it; {@code {"customer.email": {"$ne": "x"}}} finds the records whose customer
 * has another address, and none without a customer or whose customer has no address.
 * Related records that were deleted softly do not exist, unless the call includes deleted
 * ones. Two conditions on the same relation always concern the same record.
 * <p>
 * Field names are checked against the model and operands are coerced to the type of the
 * field, so that nothing reaches a database that the model does not know.
 *
 * @since 0.1.0
 */
public final class FilterParser {

	private static final List<String> CONNECTIVES = List.of("$and", "$or", "$nor", "$not");

	private static final int MAX_DEPTH = 32;

	private static final int MAX_RELATIONS = 5;

	private static final int MAX_STEP = 200;

	private static final int MAX_INDEX_DIGITS = 9;

	private final EntityModel model;

	private final @Nullable EntityModels models;

	private final int relations;

	/**
	 * Create a parser of filters over the fields of a model, without its relations.
	 * @param model the model
	 */
	public FilterParser(EntityModel model) {
		this(model, null, 0);
	}

	/**
	 * Create a parser of filters over the fields and relations of a model.
	 * @param model the model
	 * @param models the models that relations lead to
	 */
	public FilterParser(EntityModel model, EntityModels models) {
		this(model, models, 0);
	}

	private FilterParser(EntityModel model, @Nullable EntityModels models, int relations) {
		this.model = model;
		this.models = models;
		this.relations = relations;
	}

	/**
	 * Parse a filter.
	 * @param filter the filter; an empty map selects all records
	 * @return the filter over the fields of the model
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when the filter names a
	 * field or relation that the model does not have
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
			return named(key, value, depth);
		}
		return switch (key) {
			case "$and" -> Filter.and(filters(key, value, depth));
			case "$or" -> Filter.or(filters(key, value, depth));
			case "$nor" -> Filter.not(Filter.or(filters(key, value, depth)));
			case "$not" -> Filter.not(parse(map(key, value), depth + 1));
			default -> throw new InvalidOperatorException(
					"Unknown operator '" + key + "' in a filter of " + this.model.name() + ".",
					Suggestion.of(key, CONNECTIVES));
		};
	}

	private List<Filter> filters(String key, @Nullable Object value, int depth) {
		if (value instanceof Collection<?> operands) {
			return operands.stream().map((operand) -> parse(map(key, operand), depth + 1)).toList();
		}
		throw new InvalidOperatorException("'" + key + "' in a filter of " + this.model.name() + " needs a list.",
				"Write {\"" + key + "\": [ … ]}.");
	}

	private Filter named(String key, @Nullable Object value, int depth) {
		int dot = key.indexOf('.');
		FieldModel field = this.model.find((dot < 0) ? key : key.substring(0, dot));
		boolean fields = value instanceof Map<?, ?> map && !map.isEmpty()
				&& map.keySet().stream().noneMatch((name) -> String.valueOf(name).startsWith("$"));
		if (field != null && field.type() == FieldType.JSON) {
			return json(new JsonPath(field, List.of()), (dot < 0) ? "" : key.substring(dot + 1), value, depth);
		}
		RelationModel relation = (dot >= 0 || fields || field == null) ? relation(key, dot) : null;
		if (relation != null) {
			return related(relation, (dot < 0) ? "" : key.substring(dot + 1), value, depth);
		}
		if (field == null || dot >= 0) {
			throw unknown((field == null) ? (dot < 0) ? key : key.substring(0, dot) : key);
		}
		return condition(new ColumnOperand(this.model, field), value, depth);
	}

	private @Nullable RelationModel relation(String key, int dot) {
		String name = (dot < 0) ? key : key.substring(0, dot);
		return this.model.relations()
			.stream()
			.filter((relation) -> relation.name().equals(name) || relation.field().name().equals(name + "_id"))
			.findFirst()
			.orElse(null);
	}

	private Filter related(RelationModel relation, String rest, @Nullable Object value, int depth) {
		EntityModel target = (this.models != null) ? this.models.find(relation.target().getSimpleName()) : null;
		if (target == null || this.models == null) {
			throw unknown(relation.name());
		}
		if (this.relations == MAX_RELATIONS) {
			throw new InvalidOperatorException(
					"The filter follows '" + relation.name() + "' of " + this.model.name() + " as one more than "
							+ MAX_RELATIONS + " relations.",
					"Find the records at the far end first, and filter by their ids.");
		}
		FilterParser parser = new FilterParser(target, this.models, this.relations + 1);
		if (!rest.isEmpty()) {
			Map<String, @Nullable Object> single = new LinkedHashMap<>();
			single.put(rest, value);
			return new Filter.Related(this.model, relation, target, parser.parse(single, depth + 1));
		}
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			return new Filter.Related(this.model, relation, target, parser.parse(map, depth + 1));
		}
		throw new InvalidOperatorException(
				"'" + relation.name() + "' of " + this.model.name() + " is a relation and has no value of its own.",
				"Compare '" + relation.field().name() + "', or a field as in \"" + relation.name() + "."
						+ target.id().name() + "\".");
	}

	private Filter json(JsonPath start, String rest, @Nullable Object value, int depth) {
		limitDepth(depth);
		JsonPath path = start;
		for (String step : (rest.isEmpty()) ? new String[0] : rest.split("\\.", -1)) {
			path = path.then(checked(path, step));
		}
		if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
			return condition(new JsonOperand(this.model, path), value, depth);
		}
		JsonPath place = path;
		List<Filter> operands = new ArrayList<>(map.size());
		map.forEach((key, operand) -> {
			String name = String.valueOf(key);
			operands.add((name.startsWith("$"))
					? condition(new JsonOperand(this.model, place), Collections.singletonMap(name, operand), depth)
					: json(place, name, operand, depth + 1));
		});
		return Filter.and(operands);
	}

	private String checked(JsonPath path, String step) {
		boolean usable = !step.isEmpty() && step.length() <= MAX_STEP && path.steps().size() < MAX_DEPTH
				&& step.chars().noneMatch((character) -> character < ' ')
				&& (!JsonPath.isIndex(step) || step.length() <= MAX_INDEX_DIGITS);
		if (!usable) {
			throw new InvalidOperatorException(
					"A path into '" + path + "' of " + this.model.name()
							+ " has a step that is empty or too long, or too many steps.",
					"Write keys and array indexes with dots between them, such as \"meta.tags.0\".");
		}
		return step;
	}

	private Filter condition(Operand operand, @Nullable Object value, int depth) {
		limitDepth(depth);
		if (!(value instanceof Map<?, ?> operators)) {
			return OperandFilters.equality(operand, value, false);
		}
		if (operators.isEmpty()) {
			throw new InvalidOperatorException("The filter on " + operand + " has no operator.",
					"Give a value or one of " + OperandFilters.OPERATORS + ".");
		}
		List<Filter> operands = new ArrayList<>(operators.size());
		operators.forEach((key, argument) -> operands
			.add(("$not".equals(key)) ? Filter.not(condition(operand, argument, depth + 1))
					: OperandFilters.apply(operand, String.valueOf(key), argument)));
		return Filter.and(operands);
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

	private UnknownFieldException unknown(String name) {
		List<String> known = new ArrayList<>(this.model.fields().stream().map(FieldModel::name).toList());
		if (this.models != null) {
			this.model.relations().forEach((relation) -> known.add(relation.name()));
		}
		return new UnknownFieldException(this.model.name(), name, known);
	}

}
