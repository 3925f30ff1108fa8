/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import io.dataflow.adapter.DataException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * How the values of fields are stored, so that equality, order and ranges are those of
 * the values themselves:
 * <ul>
 * <li>texts and enums as strings, numbers as int32, int64, double and Decimal128,
 * booleans as booleans;</li>
 * <li>an instant, a date with a time (at UTC) as an int64, the microseconds since
 * 1970-01-01T00:00; a time of day as the microseconds since midnight: a BSON date would
 * lose the microseconds;</li>
 * <li>a date without a time as the BSON date of its midnight at UTC;</li>
 * <li>a UUID as binary data of subtype 4, bytes as binary data of subtype 0;</li>
 * <li>a JSON tree as documents, arrays and scalars;</li>
 * <li>{@code null} as null.</li>
 * </ul>
 */
final class MongoValues {

	/** The name of the primary key in documents. */
	static final String ID = "_id";

	private static final long MICROS = 1_000_000;

	private static final long NANOS = 1000;

	private static final long DAY = 86_400_000;

	private MongoValues() {
	}

	/**
	 * Return the name of a field in documents.
	 * @param field the field
	 * @return the name of its column, or {@code _id} for the primary key
	 */
	static String name(FieldModel field) {
		return (field.role() == FieldRole.ID) ? ID : field.name();
	}

	/**
	 * Encode a value.
	 * @param field the field
	 * @param value the value in normal form, or {@code null}
	 * @return the value as it is stored
	 * @throws DataException DF-502 when MongoDB has no room for it
	 */
	static BsonValue encode(FieldModel field, @Nullable Object value) {
		if (value == null) {
			return BsonNull.VALUE;
		}
		try {
			return switch (field.type()) {
				case STRING, ENUM -> new BsonString((String) value);
				case INTEGER -> new BsonInt32((Integer) value);
				case LONG -> new BsonInt64((Long) value);
				case DOUBLE -> new BsonDouble((Double) value);
				case DECIMAL -> new BsonDecimal128(new Decimal128((BigDecimal) value));
				case BOOLEAN -> BsonBoolean.valueOf((Boolean) value);
				case INSTANT -> new BsonInt64(micros((Instant) value));
				case OFFSET_DATE_TIME -> new BsonInt64(micros(((OffsetDateTime) value).toInstant()));
				case LOCAL_DATE_TIME -> new BsonInt64(micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
				case DATE -> new BsonDateTime(Math.multiplyExact(((LocalDate) value).toEpochDay(), DAY));
				case TIME -> new BsonInt64(((LocalTime) value).toNanoOfDay() / NANOS);
				case UUID -> new BsonBinary((UUID) value);
				case BYTES -> new BsonBinary((byte[]) value);
				case JSON -> MongoJson.encode(value);
				case VECTOR -> vector((float[]) value);
			};
		}
		catch (ArithmeticException | NumberFormatException ex) {
			// not attached as a cause: its message shows the value
			throw DataException.refused(new Failure("store " + field, null, null));
		}
	}

	private static BsonArray vector(float[] value) {
		BsonArray array = new BsonArray(value.length);
		for (float number : value) {
			array.add(new BsonDouble(number));
		}
		return array;
	}

	/**
	 * Decode a value.
	 * @param field the field
	 * @param value the value as it is stored, or {@code null} when it is missing
	 * @return the value in normal form, {@code null} for null
	 * @throws io.dataflow.model.FieldTypeException DF-102 when it is not a value of the
	 * field
	 */
	static @Nullable Object decode(FieldModel field, @Nullable BsonValue value) {
		if (value == null || value.isNull()) {
			return null;
		}
		return switch (field.type()) {
			case STRING, ENUM -> value.isString() ? value.asString().getValue() : other(field, value);
			case INTEGER -> value.isInt32() ? value.asInt32().getValue() : other(field, value);
			case LONG -> value.isInt64() ? value.asInt64().getValue() : other(field, value);
			case DOUBLE -> value.isDouble() ? value.asDouble().getValue() : other(field, value);
			case INSTANT -> value.isInt64() ? instant(value.asInt64().getValue()) : other(field, value);
			case OFFSET_DATE_TIME ->
				value.isInt64() ? instant(value.asInt64().getValue()).atOffset(ZoneOffset.UTC) : other(field, value);
			case LOCAL_DATE_TIME ->
				value.isInt64() ? LocalDateTime.ofInstant(instant(value.asInt64().getValue()), ZoneOffset.UTC)
						: other(field, value);
			case DATE -> value.isDateTime() ? LocalDate.ofEpochDay(Math.floorDiv(value.asDateTime().getValue(), DAY))
					: other(field, value);
			case TIME ->
				isTime(value) ? LocalTime.ofNanoOfDay(value.asInt64().getValue() * NANOS) : other(field, value);
			case JSON -> MongoJson.decode(value);
			case DECIMAL, BOOLEAN, UUID, BYTES, VECTOR -> other(field, value);
		};
	}

	/**
	 * What others have stored is taken where it fits, as it is from callers.
	 */
	private static @Nullable Object other(FieldModel field, BsonValue value) {
		Object plain = plain(value);
		return field.coerce((plain != null) ? plain : value);
	}

	private static @Nullable Object plain(BsonValue value) {
		return switch (value.getBsonType()) {
			case STRING -> value.asString().getValue();
			case INT32 -> value.asInt32().getValue();
			case INT64 -> value.asInt64().getValue();
			case DOUBLE -> value.asDouble().getValue();
			case BOOLEAN -> value.asBoolean().getValue();
			case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
			case DECIMAL128 -> decimal(value.asDecimal128().getValue());
			case BINARY -> binary(value.asBinary());
			case DOCUMENT, ARRAY -> MongoJson.decode(value);
			default -> null;
		};
	}

	/**
	 * Zero may have a sign, which numbers of Java do not have.
	 */
	static @Nullable BigDecimal decimal(Decimal128 value) {
		if (value.isNaN() || value.isInfinite()) {
			return null;
		}
		try {
			return value.bigDecimalValue();
		}
		catch (ArithmeticException ex) {
			return BigDecimal.ZERO;
		}
	}

	private static Object binary(BsonBinary value) {
		return (value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()) ? value.asUuid() : value.getData();
	}

	private static boolean isTime(BsonValue value) {
		return value.isInt64() && value.asInt64().getValue() >= 0 && value.asInt64().getValue() < DAY * NANOS;
	}

	private static long micros(Instant instant) {
		return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
	}

	private static Instant instant(long micros) {
		return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
	}

}
