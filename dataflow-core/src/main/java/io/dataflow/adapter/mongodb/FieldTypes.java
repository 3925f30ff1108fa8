/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.dataflow.operation.document.InferredSchema;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Collects the fields of documents and their types.
 */
final class FieldTypes {

	private static final String NULL = "null";

	/** Numbers from the narrowest to the widest. */
	private static final List<String> NUMBERS = List.of("integer", "long", "double", "decimal");

	private final Map<String, Found> fields = new TreeMap<>(FieldTypes::compare);

	private long documents;

	/** The id comes first, as it does in documents. */
	private static int compare(String left, String right) {
		boolean first = left.equals("_id");
		return (first == right.equals("_id")) ? left.compareTo(right) : (first) ? -1 : 1;
	}

	/**
	 * Add the fields of a document.
	 * @return this
	 */
	FieldTypes add(BsonDocument document) {
		this.documents++;
		add("", document);
		return this;
	}

	private void add(String prefix, BsonDocument document) {
		document.forEach((name, value) -> {
			Found found = this.fields.computeIfAbsent(prefix + name, (path) -> new Found());
			found.count++;
			String type = type(value);
			found.nulls += (type.equals(NULL)) ? 1 : 0;
			found.types.add(type);
			if (value instanceof BsonDocument nested) {
				add(prefix + name + ".", nested);
			}
		});
	}

	InferredSchema schema() {
		List<InferredSchema.Field> all = new ArrayList<>(this.fields.size());
		this.fields.forEach((path, found) -> all.add(new InferredSchema.Field(path, found.type(),
				List.copyOf(found.types), found.count, found.count - found.nulls < this.documents)));
		return new InferredSchema(this.documents, all);
	}

	private static String type(BsonValue value) {
		return switch (value.getBsonType()) {
			case STRING, SYMBOL -> "string";
			case INT32 -> "integer";
			case INT64 -> "long";
			case DOUBLE -> "double";
			case DECIMAL128 -> "decimal";
			case BOOLEAN -> "boolean";
			case DATE_TIME -> "datetime";
			case OBJECT_ID -> "object_id";
			case BINARY ->
				(value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue()) ? "uuid" : "binary";
			case DOCUMENT -> "map";
			case ARRAY -> "list";
			case NULL, UNDEFINED -> NULL;
			default -> "other";
		};
	}

	private static final class Found {

		private final Set<String> types = new TreeSet<>();

		private long count;

		private long nulls;

		private String type() {
			List<String> others = this.types.stream().filter((type) -> !type.equals(NULL)).toList();
			if (others.isEmpty()) {
				return NULL;
			}
			if (NUMBERS.containsAll(others)) {
				return NUMBERS.get(others.stream().mapToInt(NUMBERS::indexOf).max().orElseThrow());
			}
			return (others.size() == 1) ? others.get(0) : "mixed";
		}

	}

}
