/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.InvalidObjectIdException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Encodes filters of documents. Ids go out as text, so a text of 24 hexadecimal digits
 * that an {@code _id} is compared with means the ObjectId as well as the text.
 */
final class DocumentFilters {

	private static final String ID = "_id";

	private DocumentFilters() {
	}

	static BsonDocument of(Map<String, ?> filter) {
		return widened(DocumentBson.said(filter));
	}

	/**
	 * Encode a pipeline, in whose {@code $match} stages are filters.
	 */
	static List<BsonDocument> pipeline(List<? extends Map<String, ?>> stages) {
		List<BsonDocument> pipeline = DocumentBson.said(stages);
		for (BsonDocument stage : pipeline) {
			if (stage.get("$match") instanceof BsonDocument match) {
				widened(match);
			}
		}
		return pipeline;
	}

	/**
	 * Return the text to which a filter sets the id, and which therefore is the id of the
	 * document that an upsert inserts.
	 */
	static @Nullable BsonString ambiguousId(Map<String, ?> filter) {
		return (filter.get(ID) instanceof String text && InvalidObjectIdException.is(text)) ? new BsonString(text)
				: null;
	}

	private static BsonDocument widened(BsonDocument filter) {
		filter.replaceAll((name, value) -> switch (name) {
			case ID -> id(value);
			case "$and", "$or", "$nor" -> {
				alternatives(value);
				yield value;
			}
			default -> value;
		});
		return filter;
	}

	private static void alternatives(BsonValue filters) {
		if (filters instanceof BsonArray array) {
			array.forEach((filter) -> {
				if (filter instanceof BsonDocument document) {
					widened(document);
				}
			});
		}
	}

	private static BsonValue id(BsonValue value) {
		if (isAmbiguous(value)) {
			return new BsonDocument("$in", both(value));
		}
		if (!(value instanceof BsonDocument operators)) {
			return value;
		}
		BsonDocument widened = new BsonDocument(operators.size() * 2);
		operators.forEach((operator, operand) -> widen(widened, operator, operand, operators));
		return widened;
	}

	/**
	 * A condition that has both forms already keeps the one that it has.
	 */
	private static void widen(BsonDocument widened, String operator, BsonValue operand, BsonDocument operators) {
		String several = (operator.equals("$eq")) ? "$in" : (operator.equals("$ne")) ? "$nin" : null;
		if (several != null && isAmbiguous(operand) && !operators.containsKey(several)) {
			widened.append(several, both(operand));
		}
		else if ((operator.equals("$in") || operator.equals("$nin")) && operand instanceof BsonArray array) {
			BsonArray all = new BsonArray();
			array.forEach((element) -> all.addAll((isAmbiguous(element)) ? both(element) : List.of(element)));
			widened.append(operator, all);
		}
		else {
			widened.append(operator, (operator.equals("$not")) ? id(operand) : operand);
		}
	}

	private static boolean isAmbiguous(BsonValue value) {
		return value instanceof BsonString text && InvalidObjectIdException.is(text.getValue());
	}

	private static BsonArray both(BsonValue text) {
		return new BsonArray(List.of(new BsonObjectId(new ObjectId(text.asString().getValue())), text));
	}

}
