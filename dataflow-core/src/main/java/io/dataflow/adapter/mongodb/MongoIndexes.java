/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import com.mongodb.client.model.IndexOptions;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The indexes of models. A unique index is one of the documents whose fields are not
 * null, as it is in SQL; for MongoDB null is a value like any other.
 */
final class MongoIndexes {

	private MongoIndexes() {
	}

	static BsonDocument keys(IndexModel index) {
		BsonDocument keys = new BsonDocument();
		index.fields().forEach((field) -> keys.append(MongoValues.name(field), new BsonInt32(1)));
		return keys;
	}

	static IndexOptions options(IndexModel index) {
		IndexOptions options = new IndexOptions().name(index.name()).unique(index.unique());
		BsonDocument part = part(index);
		return part.isEmpty() ? options : options.partialFilterExpression(part);
	}

	/**
	 * A comparison with the least value is one that null does not satisfy, and one that
	 * the server knows every query for a value to imply.
	 */
	private static BsonDocument part(IndexModel index) {
		BsonDocument part = new BsonDocument();
		if (index.unique()) {
			index.fields()
				.stream()
				.filter(FieldModel::nullable)
				.forEach((field) -> part.append(MongoValues.name(field), new BsonDocument("$gte", least(field))));
		}
		return part;
	}

	private static BsonValue least(FieldModel field) {
		return switch (field.type()) {
			case STRING, ENUM -> new BsonString("");
			case BOOLEAN -> BsonBoolean.FALSE;
			case DATE -> new BsonDateTime(Long.MIN_VALUE);
			case UUID, BYTES -> new BsonBinary(new byte[0]);
			case JSON -> new BsonDocument();
			case VECTOR -> new BsonArray();
			case INTEGER, LONG, DOUBLE, DECIMAL, INSTANT, OFFSET_DATE_TIME, LOCAL_DATE_TIME, TIME ->
				new BsonDouble(Double.NEGATIVE_INFINITY);
		};
	}

}
