/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The expressions of aggregations, as far as filters and updates need them. Kinds of
 * values are told apart by the order that values of different kinds have.
 */
final class MongoExpressions {

	private MongoExpressions() {
	}

	static BsonDocument call(String operator, BsonValue... operands) {
		return new BsonDocument(operator, new BsonArray(List.of(operands)));
	}

	static BsonDocument all(List<? extends BsonValue> conditions) {
		return new BsonDocument("$and", new BsonArray(conditions));
	}

	/**
	 * Return a value that is never taken for the name of a field or for an operator.
	 */
	static BsonDocument literal(BsonValue value) {
		return new BsonDocument("$literal", value);
	}

	/**
	 * Return the value of a field, null where it is missing.
	 * @param name the name of the field in documents
	 */
	static BsonDocument field(String name) {
		return orNull(new BsonString("$" + name));
	}

	static BsonDocument orNull(BsonValue expression) {
		return call("$ifNull", expression, BsonNull.VALUE);
	}

	static BsonDocument isNull(BsonValue expression) {
		return call("$eq", orNull(expression), BsonNull.VALUE);
	}

	static BsonDocument when(BsonValue condition, BsonValue then, BsonValue otherwise) {
		return call("$cond", condition, then, otherwise);
	}

	/**
	 * Give a name to a value, which is null where it is missing: by the only element of a
	 * list, because each expression is to be known everywhere where the rest is.
	 */
	static BsonDocument let(String name, BsonValue value, BsonValue expression) {
		BsonDocument each = each(new BsonArray(List.of(orNull(value))), name, expression);
		return call("$arrayElemAt", each, new BsonInt32(0));
	}

	static BsonDocument each(BsonValue list, String name, BsonValue expression) {
		return new BsonDocument("$map",
				new BsonDocument("input", list).append("as", new BsonString(name)).append("in", expression));
	}

	static BsonString variable(String name) {
		return new BsonString("$$" + name);
	}

	/**
	 * Return what an object has under a key.
	 */
	static BsonValue member(String variable, String key) {
		if (isPlain(key)) {
			return new BsonString("$$" + variable + "." + key);
		}
		return new BsonDocument("$getField",
				new BsonDocument("field", literal(new BsonString(key))).append("input", variable(variable)));
	}

	/**
	 * Tell whether a key can be part of a path.
	 */
	static boolean isPlain(String key) {
		return !key.isEmpty() && key.charAt(0) != '$' && key.indexOf('.') < 0;
	}

	static BsonDocument isList(BsonValue value) {
		return call("$isArray", value);
	}

	static BsonDocument isObject(BsonValue value) {
		return between(value, "$gte", new BsonDocument(), new BsonBinary(new byte[0]));
	}

	static BsonDocument isText(BsonValue value) {
		return between(value, "$gte", new BsonString(""), new BsonDocument());
	}

	static BsonDocument isNumber(BsonValue value) {
		return between(value, "$gt", BsonNull.VALUE, new BsonString(""));
	}

	static BsonDocument isBoolean(BsonValue value) {
		return call("$or", call("$eq", value, BsonBoolean.TRUE), call("$eq", value, BsonBoolean.FALSE));
	}

	private static BsonDocument between(BsonValue value, String least, BsonValue from, BsonValue to) {
		return when(isList(value), BsonBoolean.FALSE, call("$and", call(least, value, from), call("$lt", value, to)));
	}

}
