/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.query.JsonPath;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that is looked at by expressions, step by step: an index finds an
 * element of a list and a key a member of an object, nothing else.
 */
final class MongoPlace {

	private static final String FOUND = "found";

	/** Null unless there is something. */
	private final BsonValue value;

	private int names;

	private MongoPlace(JsonPath path) {
		BsonValue place = MongoExpressions.field(MongoValues.name(path.field()));
		for (String step : path.steps()) {
			place = (JsonPath.isIndex(step)) ? element(place, step) : member(place, step);
		}
		this.value = place;
	}

	static MongoPlace of(JsonPath path) {
		return new MongoPlace(path);
	}

	private BsonValue member(BsonValue place, String key) {
		String name = name();
		return MongoExpressions.let(name, place,
				MongoExpressions.when(MongoExpressions.isObject(MongoExpressions.variable(name)),
						MongoExpressions.member(name, key), BsonNull.VALUE));
	}

	private BsonValue element(BsonValue place, String step) {
		if (step.length() > 9) {
			return BsonNull.VALUE;
		}
		String name = name();
		return MongoExpressions.let(name, place, MongoExpressions.call("$arrayElemAt",
				list(MongoExpressions.variable(name)), new BsonInt32(Integer.parseInt(step))));
	}

	/**
	 * Return a list, which is empty where there is none: not every server leaves alone
	 * what a condition rules out, and some look at it before.
	 */
	private static BsonDocument list(BsonValue value) {
		return MongoExpressions.when(MongoExpressions.isList(value), value, new BsonArray());
	}

	private String name() {
		return "v" + this.names++;
	}

	/**
	 * Compare what is there with a value of the same kind.
	 */
	BsonDocument compared(MongoComparison comparison, BsonValue value) {
		BsonString found = MongoExpressions.variable(FOUND);
		BsonDocument kind = ofKind(found, value);
		BsonValue compared = comparison.matching() ? MongoExpressions.when(kind, found, BsonNull.VALUE) : found;
		return query(MongoExpressions.when(kind, comparison.expression(compared, value), BsonBoolean.FALSE));
	}

	/**
	 * Look for what is there among values of one kind.
	 */
	BsonDocument among(BsonArray values, boolean among) {
		BsonString found = MongoExpressions.variable(FOUND);
		BsonDocument in = MongoExpressions.call("$in", found, MongoExpressions.literal(values));
		return query(MongoExpressions.when(ofKind(found, values.get(0)),
				MongoExpressions.call("$eq", in, BsonBoolean.valueOf(among)), BsonBoolean.FALSE));
	}

	/**
	 * Ask whether there is nothing.
	 */
	BsonDocument isNull(boolean absent) {
		return query(MongoExpressions.call((absent) ? "$eq" : "$ne", MongoExpressions.variable(FOUND), BsonNull.VALUE));
	}

	/**
	 * Ask whether what is there contains a document, see
	 * {@link io.dataflow.model.JsonContainment}; of nothing neither is asked.
	 */
	BsonDocument containing(Object document, boolean wanted) {
		BsonString found = MongoExpressions.variable(FOUND);
		BsonValue within = (document instanceof List) ? within(FOUND, document)
				: MongoExpressions.when(MongoExpressions.isList(found), any(found, document), within(FOUND, document));
		return query(MongoExpressions.when(MongoExpressions.isNull(found), BsonBoolean.FALSE,
				MongoExpressions.call("$eq", within, BsonBoolean.valueOf(wanted))));
	}

	private BsonDocument query(BsonValue condition) {
		BsonDocument holds = MongoExpressions.let(FOUND, this.value, condition);
		return new BsonDocument("$expr", MongoExpressions.call("$eq", holds, BsonBoolean.TRUE));
	}

	private static BsonDocument ofKind(BsonValue found, BsonValue value) {
		if (value.isString()) {
			return MongoExpressions.isText(found);
		}
		return value.isBoolean() ? MongoExpressions.isBoolean(found) : MongoExpressions.isNumber(found);
	}

	private BsonValue within(String name, @Nullable Object document) {
		BsonString found = MongoExpressions.variable(name);
		if (document instanceof Map<?, ?> pairs) {
			List<BsonValue> members = new ArrayList<>();
			pairs.forEach((key, expected) -> members.add(has(name, String.valueOf(key), expected)));
			return MongoExpressions.when(MongoExpressions.isObject(found), MongoExpressions.all(members),
					BsonBoolean.FALSE);
		}
		if (document instanceof List<?> elements) {
			List<BsonValue> parts = new ArrayList<>();
			elements.forEach((element) -> parts.add(any(found, element)));
			return MongoExpressions.when(MongoExpressions.isList(found), MongoExpressions.all(parts),
					BsonBoolean.FALSE);
		}
		return equal(found, document);
	}

	private BsonValue has(String name, String key, @Nullable Object expected) {
		BsonValue member = MongoExpressions.member(name, key);
		if (expected == null) {
			// what is missing is not null
			return MongoExpressions.call("$eq", member, BsonNull.VALUE);
		}
		String inner = name();
		return MongoExpressions.let(inner, member, within(inner, expected));
	}

	private BsonDocument any(BsonValue list, @Nullable Object expected) {
		String inner = name();
		return MongoExpressions.call("$anyElementTrue",
				MongoExpressions.each(list(list), inner, within(inner, expected)));
	}

	private static BsonValue equal(BsonValue found, @Nullable Object scalar) {
		return MongoExpressions.call("$eq", found, MongoExpressions.literal(MongoJson.encode(scalar)));
	}

}
