/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.dataflow.model.FieldType;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * What a sample of its documents tells about a collection.
 *
 * @param collection the name of the collection
 * @param documents how many documents were looked at
 * @param fields the fields by path, in the order in which they were found; a field of a
 * document within a document has a path with dots
 * @since 0.1.0
 */
public record SampledSchema(String collection, long documents, Map<String, Field> fields) {

	private static final int DEEPEST = 5;

	/**
	 * Copy the fields.
	 */
	public SampledSchema {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

	static SampledSchema of(String collection, List<BsonDocument> documents) {
		Map<String, Map<String, Long>> types = new LinkedHashMap<>();
		documents.forEach((document) -> add(document, "", 1, types));
		Map<String, Field> fields = new LinkedHashMap<>();
		types.forEach((path, found) -> fields.put(path, new Field(path, found)));
		return new SampledSchema(collection, documents.size(), fields);
	}

	private static void add(BsonDocument document, String prefix, int depth, Map<String, Map<String, Long>> types) {
		document.forEach((name, value) -> {
			String path = prefix + name;
			types.computeIfAbsent(path, (key) -> new LinkedHashMap<>()).merge(type(value), 1L, Long::sum);
			if (value.isDocument() && depth < DEEPEST) {
				add(value.asDocument(), path + ".", depth + 1, types);
			}
		});
	}

	private static String type(BsonValue value) {
		return switch (value.getBsonType()) {
			case INT32 -> "int";
			case INT64 -> "long";
			case DECIMAL128 -> "decimal";
			case BOOLEAN -> "bool";
			case DATE_TIME -> "date";
			case DOCUMENT -> "object";
			case OBJECT_ID -> "objectId";
			case REGULAR_EXPRESSION -> "regex";
			case BINARY ->
				(value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue()) ? "uuid" : "binData";
			default -> lowerCase(value.getBsonType());
		};
	}

	private static String lowerCase(BsonType type) {
		return type.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * A field of a collection.
	 *
	 * @param path its name, after the names of the documents that it is in
	 * @param types how often which type was found, by the names that MongoDB has for its
	 * types, except that {@code uuid} stands for binary data that is one
	 */
	public record Field(String path, Map<String, Long> types) {

		private static final String NULL = "null";

		private static final Map<String, FieldType> MODEL_TYPES = Map.ofEntries(Map.entry("string", FieldType.STRING),
				Map.entry("int", FieldType.INTEGER), Map.entry("long", FieldType.LONG),
				Map.entry("double", FieldType.DOUBLE), Map.entry("decimal", FieldType.DECIMAL),
				Map.entry("bool", FieldType.BOOLEAN), Map.entry("date", FieldType.INSTANT),
				Map.entry("uuid", FieldType.UUID), Map.entry("binData", FieldType.BYTES),
				Map.entry("object", FieldType.JSON), Map.entry("array", FieldType.JSON));

		private static final List<String> NUMBERS = List.of("int", "long", "double", "decimal");

		/**
		 * Copy the types.
		 */
		public Field {
			types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
		}

		/**
		 * Return in how many documents the field was found, be it null.
		 * @return the number
		 */
		public long found() {
			return this.types.values().stream().mapToLong(Long::longValue).sum();
		}

		/**
		 * Return which type of a model holds all values that were found.
		 * @return the type; empty when there were only nulls, a type that models do not
		 * have, or several that do not fit together
		 */
		public Optional<FieldType> fieldType() {
			List<String> names = new ArrayList<>(this.types.keySet());
			names.remove(NULL);
			if (names.size() > 1 && NUMBERS.containsAll(names)) {
				return Optional.of(names.contains("decimal") ? FieldType.DECIMAL
						: names.contains("double") ? FieldType.DOUBLE : FieldType.LONG);
			}
			return (names.size() == 1) ? Optional.ofNullable(MODEL_TYPES.get(names.get(0))) : Optional.empty();
		}

		/**
		 * Return whether the field may be missing or null.
		 * @param documents how many documents were looked at
		 * @return {@code false} when each of them had a value
		 */
		public boolean nullable(long documents) {
			return this.types.containsKey(NULL) || found() < documents;
		}

	}

}
