/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonFilter;
import io.dataflow.query.JsonPath;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Writes the filters that look into documents. A path of MongoDB also leads through lists
 * to the elements that have the rest of it; a path of a filter does not. So where a path
 * has keys only, it is asked that nothing on the way is a list, which lets an index on
 * the path be used. Any other place is looked at by {@link MongoPlace}.
 */
final class MongoJsonFilters {

	private static final BsonString LIST = new BsonString("array");

	private MongoJsonFilters() {
	}

	/**
	 * Write a filter.
	 * @param filter the filter
	 * @param wanted whether it is to be true, else false
	 * @return the query
	 */
	static BsonDocument render(JsonFilter filter, boolean wanted) {
		if (filter instanceof JsonFilter.Comparison comparison) {
			return comparison(comparison, MongoComparison.of(comparison.operator(), wanted));
		}
		if (filter instanceof JsonFilter.Membership membership) {
			return membership(membership, membership.negated() != wanted);
		}
		if (filter instanceof JsonFilter.NullCheck check) {
			return nullCheck(check.path(), check.negated() != wanted);
		}
		JsonFilter.Contains contains = (JsonFilter.Contains) filter;
		return MongoPlace.of(contains.path()).containing(contains.document(), wanted);
	}

	private static BsonDocument comparison(JsonFilter.Comparison comparison, MongoComparison condition) {
		BsonValue value = value(comparison.value());
		return isPlain(comparison.path()) ? at(comparison.path(), value, condition.query(value))
				: MongoPlace.of(comparison.path()).compared(condition, value);
	}

	/**
	 * A number is stored in the form that trees have, and so it is compared.
	 */
	static BsonValue value(Object operand) {
		return MongoJson.encode((operand instanceof BigDecimal number) ? JsonTree.of(number) : operand);
	}

	private static BsonDocument membership(JsonFilter.Membership membership, boolean among) {
		BsonArray values = new BsonArray();
		membership.values().forEach((value) -> values.add(value(value)));
		return isPlain(membership.path())
				? at(membership.path(), values.get(0), new BsonDocument((among) ? "$in" : "$nin", values))
				: MongoPlace.of(membership.path()).among(values, among);
	}

	private static String type(BsonValue value) {
		if (value.isString()) {
			return "string";
		}
		return value.isBoolean() ? "bool" : "number";
	}

	private static BsonDocument nullCheck(JsonPath path, boolean absent) {
		if (!isPlain(path)) {
			return MongoPlace.of(path).isNull(absent);
		}
		List<BsonDocument> present = guards(path, path.steps().size());
		present.add(isNotNull(name(path, path.steps().size())));
		BsonDocument found = all(present);
		return (absent) ? new BsonDocument("$nor", new BsonArray(List.of(found))) : found;
	}

	/**
	 * Ask for the documents where something is null or missing, and no list.
	 */
	static BsonDocument isNull(String path) {
		return all(List.of(new BsonDocument(path, new BsonDocument("$eq", BsonNull.VALUE)),
				new BsonDocument(path, MongoFilters.noList())));
	}

	/**
	 * Ask for the documents where something is a list or has another value.
	 */
	static BsonDocument isNotNull(String path) {
		return new BsonDocument("$or", new BsonArray(List.of(new BsonDocument(path, new BsonDocument("$type", LIST)),
				new BsonDocument(path, new BsonDocument("$ne", BsonNull.VALUE)))));
	}

	private static BsonDocument at(JsonPath path, BsonValue operand, BsonDocument condition) {
		String place = name(path, path.steps().size());
		List<BsonDocument> parts = new ArrayList<>();
		parts.add(new BsonDocument(place, condition));
		parts.add(new BsonDocument(place, new BsonDocument("$type", new BsonString(type(operand)))));
		parts.addAll(guards(path, path.steps().size() + 1));
		return all(parts);
	}

	/**
	 * Return conditions that there is no list in the first places of a path.
	 */
	private static List<BsonDocument> guards(JsonPath path, int places) {
		List<BsonDocument> guards = new ArrayList<>();
		for (int steps = 0; steps < places; steps++) {
			guards.add(new BsonDocument(name(path, steps), MongoFilters.noList()));
		}
		return guards;
	}

	private static String name(JsonPath path, int steps) {
		StringBuilder name = new StringBuilder(MongoValues.name(path.field()));
		path.steps().subList(0, steps).forEach((step) -> name.append('.').append(step));
		return name.toString();
	}

	private static boolean isPlain(JsonPath path) {
		return path.steps().stream().allMatch((step) -> !JsonPath.isIndex(step) && MongoExpressions.isPlain(step));
	}

	private static BsonDocument all(List<BsonDocument> parts) {
		return new BsonDocument("$and", new BsonArray(parts));
	}

}
