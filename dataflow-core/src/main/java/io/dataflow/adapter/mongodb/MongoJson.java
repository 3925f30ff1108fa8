/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.JsonTree;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * JSON trees as values of documents. Values that JSON does not know become texts when
 * they are read.
 */
final class MongoJson {

	private MongoJson() {
	}

	/**
	 * Encode a tree.
	 * @param tree a tree as {@link JsonTree} returns it, or {@code null}
	 * @return the value
	 * @throws NumberFormatException when a number has more digits than a Decimal128 holds
	 */
	static BsonValue encode(@Nullable Object tree) {
		if (tree instanceof Map<?, ?> object) {
			BsonDocument document = new BsonDocument(object.size() * 2);
			object.forEach((key, value) -> document.append(String.valueOf(key), encode(value)));
			return document;
		}
		if (tree instanceof List<?> list) {
			BsonArray array = new BsonArray(list.size());
			list.forEach((element) -> array.add(encode(element)));
			return array;
		}
		return scalar(tree);
	}

	private static BsonValue scalar(@Nullable Object value) {
		if (value == null) {
			return BsonNull.VALUE;
		}
		if (value instanceof String text) {
			return new BsonString(text);
		}
		return (value instanceof Boolean flag) ? BsonBoolean.valueOf(flag) : number((Number) value);
	}

	private static BsonValue number(Number value) {
		if (value instanceof Integer number) {
			return new BsonInt32(number);
		}
		if (value instanceof Long number) {
			return new BsonInt64(number);
		}
		if (value instanceof Double number) {
			return new BsonDouble(number);
		}
		BigDecimal decimal = (value instanceof BigInteger number) ? new BigDecimal(number)
				: new BigDecimal(value.toString());
		return new BsonDecimal128(new Decimal128(decimal));
	}

	/**
	 * Decode a value.
	 * @param value the value
	 * @return a tree as {@link JsonTree} returns it
	 */
	static @Nullable Object decode(BsonValue value) {
		return switch (value.getBsonType()) {
			case NULL, UNDEFINED -> null;
			case STRING -> value.asString().getValue();
			case BOOLEAN -> value.asBoolean().getValue();
			case INT32 -> value.asInt32().getValue();
			case INT64 -> JsonTree.of(value.asInt64().getValue());
			case DOUBLE -> number(value.asDouble().getValue());
			case DECIMAL128 -> decimal(value.asDecimal128().getValue());
			case DOCUMENT -> object(value.asDocument());
			case ARRAY -> array(value.asArray());
			case OBJECT_ID -> value.asObjectId().getValue().toHexString();
			case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
			case BINARY -> binary(value.asBinary());
			default -> value.toString();
		};
	}

	private static @Nullable Object number(double value) {
		return Double.isFinite(value) ? JsonTree.of(value) : String.valueOf(value);
	}

	private static @Nullable Object decimal(Decimal128 value) {
		BigDecimal decimal = MongoValues.decimal(value);
		return (decimal != null) ? JsonTree.of(decimal) : value.toString();
	}

	private static Map<String, @Nullable Object> object(BsonDocument document) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>(document.size() * 2);
		document.forEach((name, value) -> object.put(name, decode(value)));
		return object;
	}

	private static List<@Nullable Object> array(BsonArray values) {
		List<@Nullable Object> array = new ArrayList<>(values.size());
		values.forEach((value) -> array.add(decode(value)));
		return array;
	}

	private static String binary(BsonBinary value) {
		return (value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()) ? value.asUuid().toString()
				: Base64.getEncoder().encodeToString(value.getData());
	}

}
