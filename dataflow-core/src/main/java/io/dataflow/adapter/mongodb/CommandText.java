/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Map;
import java.util.stream.Collectors;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Writes commands for people who watch them: with the names of fields and operators, and
 * a question mark in the place of each value.
 */
final class CommandText {

	private static final int DEEPEST = 30;

	private CommandText() {
	}

	/**
	 * Write a command.
	 * @param collection the collection
	 * @param method the method of the collection
	 * @param arguments its arguments, for instance filter and update
	 * @return for instance {@code users.find({email: ?})}
	 */
	static String of(String collection, String method, Bson... arguments) {
		StringBuilder text = new StringBuilder(collection).append('.').append(method).append('(');
		for (int i = 0; i < arguments.length; i++) {
			text.append((i > 0) ? ", " : "").append(document(arguments[i].toBsonDocument(), 0));
		}
		return text.append(')').toString();
	}

	/**
	 * Write the command that adds documents of a kind.
	 */
	static String insert(String collection, BsonDocument document) {
		return document.keySet()
			.stream()
			.map((name) -> name + ": ?")
			.collect(Collectors.joining(", ", collection + ".insert({", "})"));
	}

	/**
	 * Return what is shown of an update.
	 */
	static BsonDocument shown(MongoUpdate update) {
		return update.isPipeline() ? update.pipeline().get(0) : update.operators();
	}

	private static String document(BsonDocument document, int depth) {
		return document.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + ": " + value(entry, depth))
			.collect(Collectors.joining(", ", "{", "}"));
	}

	/**
	 * What an operator is given may be conditions; what a field is given is a value,
	 * unless it is an expression.
	 */
	private static String value(Map.Entry<String, BsonValue> entry, int depth) {
		BsonValue value = entry.getValue();
		if (depth >= DEEPEST || entry.getKey().equals("$literal")) {
			return "?";
		}
		boolean ofOperator = entry.getKey().startsWith("$");
		if (value.isDocument() && (ofOperator || isExpression(value.asDocument()))) {
			return document(value.asDocument(), depth + 1);
		}
		return (value.isArray() && ofOperator) ? array(value.asArray(), depth) : "?";
	}

	private static String array(BsonArray array, int depth) {
		return array.stream()
			.map((element) -> element.isDocument() ? document(element.asDocument(), depth + 1) : "?")
			.distinct()
			.collect(Collectors.joining(", ", "[", "]"));
	}

	/**
	 * That a field equals a value needs no operator to be shown.
	 */
	private static boolean isExpression(BsonDocument document) {
		return !document.isEmpty() && document.getFirstKey().startsWith("$")
				&& !(document.size() == 1 && document.containsKey("$eq"));
	}

}
