/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A type of values that needs a mark in a definition: {@code !decimal 1.10} or
 * <code>{"$decimal": "1.10"}</code>.
 */
enum ValueTag {

	BYTE(Byte.class, Byte::valueOf, "7"),

	SHORT(Short.class, Short::valueOf, "7"),

	INT(Integer.class, Integer::valueOf, "7"),

	LONG(Long.class, Long::valueOf, "7"),

	FLOAT(Float.class, Float::valueOf, "1.5"),

	DOUBLE(Double.class, Double::valueOf, "1.5"),

	BIG_INTEGER(BigInteger.class, BigInteger::new, "7"),

	DECIMAL(BigDecimal.class, BigDecimal::new, "1.10"),

	INSTANT(Instant.class, Instant::parse, "2026-01-31T12:00:00Z"),

	DATE(LocalDate.class, LocalDate::parse, "2026-01-31"),

	DATETIME(LocalDateTime.class, LocalDateTime::parse, "2026-01-31T12:00:00"),

	OFFSET_DATETIME(OffsetDateTime.class, OffsetDateTime::parse, "2026-01-31T12:00:00+01:00"),

	TIME(LocalTime.class, LocalTime::parse, "12:00:00"),

	DURATION(Duration.class, Duration::parse, "PT1.5S"),

	UUID(java.util.UUID.class, java.util.UUID::fromString, "6f1c2a52-3a55-4b4c-9d38-2f4f7e3d9a10"),

	BYTES(byte[].class, Base64.getDecoder()::decode, "SGVsbG8=");

	/** What marks a map as a map although it looks like a marked value. */
	static final String MAP = "map";

	private static final int LONGEST_NUMBER = 1000;

	private final Class<?> type;

	private final Function<String, Object> parser;

	private final String example;

	ValueTag(Class<?> type, Function<String, Object> parser, String example) {
		this.type = type;
		this.parser = parser;
		this.example = example;
	}

	static Optional<ValueTag> find(String tag) {
		return Stream.of(values()).filter((candidate) -> candidate.tag().equals(tag)).findFirst();
	}

	static Optional<ValueTag> find(Class<?> type) {
		return Stream.of(values()).filter((candidate) -> candidate.type == type).findFirst();
	}

	static List<String> tags() {
		return Stream.of(values()).map(ValueTag::tag).toList();
	}

	/**
	 * Return whether a map of one entry with this key means a marked value.
	 */
	static boolean isMark(String key) {
		return key.startsWith("$") && (key.substring(1).equals(MAP) || find(key.substring(1)).isPresent());
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return how a value is written.
	 */
	String example() {
		return "!" + tag() + " \"" + this.example + "\"";
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Read a value.
	 * @throws RuntimeException of some kind when the text is none
	 */
	Object parse(String text) {
		if (Number.class.isAssignableFrom(this.type) && text.length() > LONGEST_NUMBER) {
			throw new NumberFormatException("more than " + LONGEST_NUMBER + " digits");
		}
		return this.parser.apply(text);
	}

	static String format(Object value) {
		return (value instanceof byte[] bytes) ? Base64.getEncoder().encodeToString(bytes) : value.toString();
	}

}
