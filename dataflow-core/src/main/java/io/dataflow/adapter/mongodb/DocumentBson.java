/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.dataflow.model.JsonTree;
import io.dataflow.operation.document.InvalidDocumentException;
import io.dataflow.operation.document.InvalidObjectIdException;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Encodes documents that callers give, and what they say in the language of the database.
 * Values that JSON does not have may be written as extended JSON, such as {@code {"$oid":
 * "…"}} and {@code {"$date": "…"}}.
 */
final class DocumentBson {

	private static final int DEEPEST = 100;

	private static final Set<String> EXTENDED = Set.of("$oid", "$date", "$numberInt", "$numberLong", "$numberDouble",
			"$numberDecimal", "$uuid", "$binary", "$timestamp", "$regularExpression", "$minKey", "$maxKey");

	private final boolean stored;

	private DocumentBson(boolean stored) {
		this.stored = stored;
	}

	/**
	 * Encode a document that is to be stored, whose fields are no operators.
	 * @throws InvalidDocumentException DF-102 when it cannot be
	 */
	static BsonDocument stored(Map<?, ?> document) {
		return new DocumentBson(true).document(document, 1);
	}

	/**
	 * Encode a filter, an update, a stage of a pipeline and so on.
	 * @throws InvalidDocumentException DF-102 when it cannot be
	 */
	static BsonDocument said(Map<?, ?> document) {
		return new DocumentBson(false).document(document, 1);
	}

	/**
	 * Encode the stages of a pipeline.
	 */
	static List<BsonDocument> said(List<? extends Map<?, ?>> documents) {
		return documents.stream().map(DocumentBson::said).toList();
	}

	private BsonDocument document(Map<?, ?> map, int depth) {
		if (depth > DEEPEST) {
			throw InvalidDocumentException.tooDeep();
		}
		BsonDocument document = new BsonDocument(map.size() * 2);
		map.forEach((key, value) -> {
			String name = name(String.valueOf(key));
			document.append(name, value(name, value, depth));
		});
		return document;
	}

	private String name(String name) {
		if (name.indexOf('\0') >= 0 || (this.stored && (name.isEmpty() || name.startsWith("$")))) {
			throw InvalidDocumentException.fieldName(name);
		}
		return name;
	}

	private BsonValue value(String name, @Nullable Object value, int depth) {
		if (value == null) {
			return BsonNull.VALUE;
		}
		if (value instanceof Map<?, ?> map) {
			return (isExtended(map)) ? extended(name, map) : document(map, depth + 1);
		}
		if (value instanceof Collection<?> collection) {
			return array(name, collection, depth + 1);
		}
		if (value instanceof Number number) {
			return number(name, number);
		}
		if (value instanceof byte[] bytes) {
			return new BsonBinary(bytes);
		}
		return (value.getClass().isArray()) ? elements(name, value, depth + 1) : scalar(name, value);
	}

	private BsonArray array(String name, Collection<?> collection, int depth) {
		if (depth > DEEPEST) {
			throw InvalidDocumentException.tooDeep();
		}
		BsonArray array = new BsonArray(collection.size());
		collection.forEach((element) -> array.add(value(name, element, depth)));
		return array;
	}

	private BsonArray elements(String name, Object values, int depth) {
		int length = Array.getLength(values);
		BsonArray array = new BsonArray(length);
		for (int i = 0; i < length; i++) {
			array.add(value(name, Array.get(values, i), depth));
		}
		return array;
	}

	private static BsonValue number(String name, Number value) {
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return new BsonInt32(value.intValue());
		}
		if (value instanceof Long) {
			return new BsonInt64(value.longValue());
		}
		if (value instanceof Double || value instanceof Float) {
			return new BsonDouble(value.doubleValue());
		}
		if (value instanceof Decimal128 decimal) {
			return new BsonDecimal128(decimal);
		}
		if (value instanceof BigInteger whole && whole.bitLength() < Long.SIZE) {
			return new BsonInt64(whole.longValue());
		}
		return decimal(name, value);
	}

	private static BsonValue decimal(String name, Number value) {
		try {
			return new BsonDecimal128(new Decimal128(new BigDecimal(value.toString())));
		}
		catch (NumberFormatException ex) {
			throw InvalidDocumentException.value(name, "is a number with more than 34 digits");
		}
	}

	private static BsonValue scalar(String name, Object value) {
		if (value instanceof CharSequence || value instanceof Character) {
			return new BsonString(value.toString());
		}
		if (value instanceof Boolean flag) {
			return BsonBoolean.valueOf(flag);
		}
		if (value instanceof Enum<?> constant) {
			return new BsonString(constant.name());
		}
		if (value instanceof UUID uuid) {
			return new BsonBinary(uuid);
		}
		if (value instanceof ObjectId id) {
			return new BsonObjectId(id);
		}
		return (value instanceof BsonValue bson) ? bson : time(name, value);
	}

	private static BsonValue time(String name, Object value) {
		if (value instanceof Instant instant) {
			return date(name, instant);
		}
		if (value instanceof Date date) {
			return new BsonDateTime(date.getTime());
		}
		if (value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
			return date(name,
					(value instanceof OffsetDateTime time) ? time.toInstant() : ((ZonedDateTime) value).toInstant());
		}
		if (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof LocalTime) {
			return new BsonString(value.toString());
		}
		throw InvalidDocumentException.value(name,
				"is a " + value.getClass().getSimpleName() + ", which documents cannot hold");
	}

	private static BsonValue date(String name, Instant instant) {
		try {
			return new BsonDateTime(instant.toEpochMilli());
		}
		catch (ArithmeticException ex) {
			throw InvalidDocumentException.value(name, "is a date beyond what the database can hold");
		}
	}

	private static boolean isExtended(Map<?, ?> map) {
		return map.size() == 1 && map.keySet().iterator().next() instanceof String key && EXTENDED.contains(key);
	}

	private static BsonValue extended(String name, Map<?, ?> map) {
		Object id = map.get("$oid");
		if (id != null) {
			return new BsonObjectId(new ObjectId(InvalidObjectIdException.check(name, id.toString())));
		}
		BsonValue value = parsed(map);
		if (value == null || value.isDocument()) {
			throw InvalidDocumentException.value(name,
					"is written with " + map.keySet().iterator().next() + ", but is no such value");
		}
		return value;
	}

	/**
	 * The parser of the driver takes some of what it does not understand for a document.
	 */
	private static @Nullable BsonValue parsed(Map<?, ?> map) {
		try {
			return BsonDocument.parse("{\"v\": " + JsonTree.write(JsonTree.of(map)) + "}").get("v");
		}
		catch (JsonParseException | BsonInvalidOperationException | IllegalArgumentException ex) {
			return null;
		}
	}

}
