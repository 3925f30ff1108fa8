/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The {@link ValueType} of each Java type that is not JSON.
 */
final class ValueTypes {

	private static final int UUID_LENGTH = 36;

	private static final ValueType INTEGER = ValueType.of(FieldType.INTEGER, Integer.class,
			"a whole number from -2147483648 to 2147483647", NumberValues::toInteger);

	private static final ValueType LONG = ValueType.of(FieldType.LONG, Long.class,
			"a whole number from -9223372036854775808 to 9223372036854775807", NumberValues::toLong);

	private static final ValueType DOUBLE = ValueType.of(FieldType.DOUBLE, Double.class, "a finite number",
			NumberValues::toDouble);

	private static final Map<Class<?>, ValueType> SIMPLE = Stream
		.of(ValueType.of(FieldType.STRING, String.class, "a text", only(String.class)), INTEGER,
				narrow(Short.class, Short.MIN_VALUE, Short.MAX_VALUE, Integer::shortValue),
				narrow(Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, Integer::byteValue), LONG, DOUBLE,
				DOUBLE.as(Float.class, (value) -> ((Double) value).floatValue()),
				ValueType.of(FieldType.DECIMAL, BigDecimal.class,
						"a number with at most 28 integer and 10 fraction digits", NumberValues::toDecimal),
				ValueType.of(FieldType.BOOLEAN, Boolean.class, "true or false", ValueTypes::toBoolean),
				ValueType.of(FieldType.INSTANT, Instant.class,
						"a point in time as in 2026-01-31T12:00:00Z, from year 1 to 9999", TemporalValues::toInstant),
				ValueType.of(FieldType.OFFSET_DATE_TIME, OffsetDateTime.class,
						"a time with offset as in 2026-01-31T12:00:00+01:00, from year 1 to 9999",
						TemporalValues::toOffsetDateTime),
				ValueType.of(FieldType.LOCAL_DATE_TIME, LocalDateTime.class,
						"a time as in 2026-01-31T12:00:00, from year 1 to 9999", TemporalValues::toLocalDateTime),
				ValueType.of(FieldType.DATE, LocalDate.class, "a date as in 2026-01-31, from year 1 to 9999",
						TemporalValues::toDate),
				ValueType.of(FieldType.TIME, LocalTime.class, "a time of day as in 12:00:00", TemporalValues::toTime),
				ValueType.of(FieldType.UUID, UUID.class, "a UUID", ValueTypes::toUuid),
				ValueType.of(FieldType.BYTES, byte[].class, "bytes or Base64 text", ValueTypes::toBytes))
		.collect(Collectors.toUnmodifiableMap(ValueType::javaType, Function.identity()));

	private ValueTypes() {
	}

	/**
	 * Return how the values of a type are stored.
	 * @param raw the type, boxed
	 * @param generic the type with its type arguments
	 * @return the kind of value, or {@code null} when the type cannot be stored
	 */
	static @Nullable ValueType of(Class<?> raw, Type generic) {
		ValueType simple = SIMPLE.get(raw);
		if (simple != null) {
			return simple;
		}
		return raw.isEnum() ? constants(raw) : JsonValueType.of(raw, generic);
	}

	static ValueType longNumber() {
		return LONG;
	}

	static ValueType instant() {
		return SIMPLE.getOrDefault(Instant.class, LONG);
	}

	private static <T> Function<Object, @Nullable Object> only(Class<T> type) {
		return (value) -> type.isInstance(value) ? value : null;
	}

	private static ValueType narrow(Class<?> javaType, int least, int greatest,
			Function<Integer, @Nullable Object> narrowing) {
		return new ValueType(FieldType.INTEGER, javaType, Integer.class,
				"a whole number from " + least + " to " + greatest, (value) -> {
					Integer number = (Integer) NumberValues.toInteger(value);
					return (number != null && number >= least && number <= greatest) ? number : null;
				}, (value) -> narrowing.apply((Integer) value));
	}

	private static ValueType constants(Class<?> enumType) {
		Map<String, Object> constants = new LinkedHashMap<>();
		Arrays.stream(enumType.getEnumConstants())
			.forEach((constant) -> constants.put(((Enum<?>) constant).name(), constant));
		return new ValueType(FieldType.ENUM, enumType, String.class, "one of " + String.join(", ", constants.keySet()),
				(value) -> {
					Object name = enumType.isInstance(value) ? ((Enum<?>) value).name() : value;
					return constants.containsKey(name) ? name : null;
				}, constants::get);
	}

	private static @Nullable Object toBoolean(Object value) {
		if (value instanceof String text) {
			return "true".equalsIgnoreCase(text) ? Boolean.TRUE : "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
		}
		return (value instanceof Boolean) ? value : null;
	}

	private static @Nullable Object toUuid(Object value) {
		if (value instanceof String text && text.length() == UUID_LENGTH) {
			UUID uuid = UUID.fromString(text);
			// The parser of the JDK also takes groups of the wrong length
			return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
		}
		return (value instanceof UUID) ? value : null;
	}

	private static @Nullable Object toBytes(Object value) {
		if (value instanceof String text) {
			return Base64.getDecoder().decode(text);
		}
		return (value instanceof byte[]) ? value : null;
	}

}
