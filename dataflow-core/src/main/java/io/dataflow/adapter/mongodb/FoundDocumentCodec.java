/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonReader;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Decodes documents for callers straight from what the server sends.
 */
final class FoundDocumentCodec implements Codec<FoundDocument> {

	@Override
	public FoundDocument decode(BsonReader reader, DecoderContext context) {
		return new FoundDocument(document(reader));
	}

	private static Map<String, @Nullable Object> document(BsonReader reader) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		reader.readStartDocument();
		while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
			String name = reader.readName();
			values.put(name, value(reader));
		}
		reader.readEndDocument();
		return values;
	}

	private static List<@Nullable Object> array(BsonReader reader) {
		List<@Nullable Object> values = new ArrayList<>();
		reader.readStartArray();
		while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
			values.add(value(reader));
		}
		reader.readEndArray();
		return values;
	}

	private static @Nullable Object value(BsonReader reader) {
		return switch (reader.getCurrentBsonType()) {
			case STRING -> reader.readString();
			case INT32 -> reader.readInt32();
			case INT64 -> reader.readInt64();
			case DOUBLE -> reader.readDouble();
			case BOOLEAN -> reader.readBoolean();
			case OBJECT_ID -> reader.readObjectId().toHexString();
			case DATE_TIME -> Instant.ofEpochMilli(reader.readDateTime());
			case DECIMAL128 -> decimal(reader.readDecimal128());
			case BINARY -> binary(reader.readBinaryData());
			case DOCUMENT -> document(reader);
			case ARRAY -> array(reader);
			default -> rare(reader);
		};
	}

	/**
	 * What JSON has no form for is written as extended JSON.
	 */
	private static @Nullable Object rare(BsonReader reader) {
		return switch (reader.getCurrentBsonType()) {
			case NULL -> {
				reader.readNull();
				yield null;
			}
			case SYMBOL -> reader.readSymbol();
			case JAVASCRIPT -> Map.of("$code", reader.readJavaScript());
			case TIMESTAMP -> timestamp(reader.readTimestamp());
			case REGULAR_EXPRESSION -> expression(reader.readRegularExpression());
			case MIN_KEY -> {
				reader.readMinKey();
				yield Map.of("$minKey", 1);
			}
			case MAX_KEY -> {
				reader.readMaxKey();
				yield Map.of("$maxKey", 1);
			}
			default -> {
				reader.skipValue();
				yield null;
			}
		};
	}

	private static Object timestamp(BsonTimestamp value) {
		return Map.of("$timestamp",
				Map.of("t", Integer.toUnsignedLong(value.getTime()), "i", Integer.toUnsignedLong(value.getInc())));
	}

	private static Object expression(BsonRegularExpression value) {
		return Map.of("$regularExpression", Map.of("pattern", value.getPattern(), "options", value.getOptions()));
	}

	/**
	 * Zero may have a sign, which numbers of Java do not have.
	 */
	private static Object decimal(Decimal128 value) {
		if (value.isNaN() || value.isInfinite()) {
			return value.toString();
		}
		try {
			return value.bigDecimalValue();
		}
		catch (ArithmeticException ex) {
			return BigDecimal.ZERO;
		}
	}

	private static Object binary(BsonBinary value) {
		boolean uuid = value.getType() == BsonBinarySubType.UUID_STANDARD.getValue() && value.getData().length == 16;
		return (uuid) ? value.asUuid() : value.getData();
	}

	@Override
	public void encode(BsonWriter writer, FoundDocument document, EncoderContext context) {
		throw new UnsupportedOperationException("Documents that were found are not sent");
	}

	@Override
	public Class<FoundDocument> getEncoderClass() {
		return FoundDocument.class;
	}

}
