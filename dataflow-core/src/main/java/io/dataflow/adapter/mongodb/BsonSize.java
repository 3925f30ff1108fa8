/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * Tells how many bytes values have when they are sent, without writing them.
 */
final class BsonSize {

	private BsonSize() {
	}

	static long of(BsonDocument document) {
		long size = 5;
		for (var entry : document.entrySet()) {
			size += 2 + bytes(entry.getKey()) + of(entry.getValue());
		}
		return size;
	}

	/**
	 * An array is a document whose names are the indexes.
	 */
	private static long of(BsonArray array) {
		long size = 5;
		List<BsonValue> values = array.getValues();
		for (int i = 0; i < values.size(); i++) {
			size += 2 + digits(i) + of(values.get(i));
		}
		return size;
	}

	private static long of(BsonValue value) {
		return switch (value.getBsonType()) {
			case DOCUMENT -> of(value.asDocument());
			case ARRAY -> of(value.asArray());
			case STRING -> 5 + bytes(value.asString().getValue());
			case BINARY -> of(value.asBinary());
			case REGULAR_EXPRESSION -> of(value.asRegularExpression());
			case BOOLEAN -> 1;
			case INT32 -> 4;
			case DOUBLE, INT64, DATE_TIME, TIMESTAMP -> 8;
			case OBJECT_ID -> 12;
			case DECIMAL128 -> 16;
			default -> 0;
		};
	}

	private static long of(BsonBinary value) {
		return 5 + value.getData().length;
	}

	private static long of(BsonRegularExpression value) {
		return 2 + bytes(value.getPattern()) + bytes(value.getOptions());
	}

	private static int digits(int number) {
		int digits = 1;
		for (int rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

	private static long bytes(String text) {
		long bytes = text.length();
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character >= 0x80) {
				// a surrogate is half of a character of four bytes
				bytes += (character >= 0x800 && !Character.isSurrogate(character)) ? 2 : 1;
			}
		}
		return bytes;
	}

}
