/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.schema.SchemaSnapshot.Column;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the documents of a collection, as JSON Schema: which type each field of
 * the model has and which fields there must be. Other fields are allowed.
 */
final class MongoValidator {

	private static final String NULL = "null";

	private static final List<String> ANY = List.of("object", "array", "string", "double", "int", "long", "decimal",
			"bool");

	private MongoValidator() {
	}

	/**
	 * Write the rules of a model.
	 * @param model the model
	 * @return the validator of its collection
	 */
	static BsonDocument of(EntityModel model) {
		BsonArray required = new BsonArray();
		BsonDocument properties = new BsonDocument();
		for (FieldModel field : model.fields()) {
			String name = MongoValues.name(field);
			BsonArray types = new BsonArray();
			types(field).forEach((type) -> types.add(new BsonString(type)));
			if (field.nullable()) {
				types.add(new BsonString(NULL));
			}
			else {
				required.add(new BsonString(name));
			}
			properties.append(name, new BsonDocument("bsonType", types));
		}
		return new BsonDocument("$jsonSchema",
				new BsonDocument("bsonType", new BsonString("object")).append("required", required)
					.append("properties", properties));
	}

	/**
	 * Read the rules of a collection.
	 * @param model the model
	 * @param options the options of the collection
	 * @return a column for each property; for each field of the model when the collection
	 * has no such rules, because it then takes all documents
	 */
	static List<Column> columns(EntityModel model, BsonDocument options) {
		BsonDocument rules = document(document(options, "validator"), "$jsonSchema");
		BsonDocument properties = document(rules, "properties");
		if (properties.isEmpty()) {
			return model.fields()
				.stream()
				.map((field) -> new Column(field.name(), "any", true, true, (other) -> true))
				.toList();
		}
		List<String> required = strings(rules.get("required"));
		List<Column> columns = new ArrayList<>();
		properties.keySet()
			.forEach((name) -> columns
				.add(column(columnName(model, name), document(properties, name), required.contains(name))));
		return columns;
	}

	private static Column column(String name, BsonDocument property, boolean required) {
		List<String> types = strings(property.get("bsonType"));
		boolean nullable = !required && (types.isEmpty() || types.contains(NULL));
		return new Column(name, types.isEmpty() ? "any" : String.join("|", types), nullable, false,
				(field) -> types.isEmpty() || types.containsAll(types(field)));
	}

	/**
	 * Return the name of the column that a field of documents is.
	 */
	static String columnName(EntityModel model, String name) {
		return MongoValues.ID.equals(name) ? model.id().name() : name;
	}

	private static List<String> types(FieldModel field) {
		return switch (field.type()) {
			case STRING, ENUM -> List.of("string");
			case INTEGER -> List.of("int");
			case LONG, INSTANT, OFFSET_DATE_TIME, LOCAL_DATE_TIME, TIME -> List.of("long");
			case DOUBLE -> List.of("double");
			case DECIMAL -> List.of("decimal");
			case BOOLEAN -> List.of("bool");
			case DATE -> List.of("date");
			case UUID, BYTES -> List.of("binData");
			case JSON -> ANY;
			case VECTOR -> List.of("array");
		};
	}

	private static List<String> strings(@Nullable BsonValue value) {
		if (value == null || !(value.isString() || value.isArray())) {
			return List.of();
		}
		return value.isString() ? List.of(value.asString().getValue())
				: value.asArray().stream().filter(BsonValue::isString).map((one) -> one.asString().getValue()).toList();
	}

	static BsonDocument document(BsonDocument parent, String name) {
		BsonValue value = parent.get(name);
		return (value != null && value.isDocument()) ? value.asDocument() : new BsonDocument();
	}

}
