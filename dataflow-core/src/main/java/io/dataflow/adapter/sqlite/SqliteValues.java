/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;

/**
 * How values of Java are stored in the five types of SQLite: decimals, times and UUIDs as
 * text of such a form that equal values have equal texts, and times and UUIDs are in
 * order when their texts are.
 *
 * @since 0.1.0
 */
public final class SqliteValues {

	private static final int PLAIN_SCALE = 6;

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

	private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final Map<Class<?>, Function<Object, Object>> DECODERS = Map.ofEntries(
			Map.entry(String.class, SqliteValues::text),
			Map.entry(Integer.class, (value) -> whole(value).intValueExact()),
			Map.entry(Long.class, (value) -> (value instanceof Long) ? value : whole(value).longValueExact()),
			Map.entry(Short.class, (value) -> whole(value).shortValueExact()),
			Map.entry(Byte.class, (value) -> whole(value).byteValueExact()),
			Map.entry(BigInteger.class, SqliteValues::whole),
			Map.entry(Double.class, (value) -> decimal(value).doubleValue()),
			Map.entry(Float.class, (value) -> decimal(value).floatValue()),
			Map.entry(BigDecimal.class, SqliteValues::decimal), Map.entry(Boolean.class, SqliteValues::flag),
			Map.entry(Instant.class, (value) -> moment(text(value)).toInstant()),
			Map.entry(OffsetDateTime.class, (value) -> moment(text(value))),
			Map.entry(ZonedDateTime.class, (value) -> moment(text(value)).toZonedDateTime()),
			Map.entry(LocalDateTime.class, (value) -> LocalDateTime.parse(iso(text(value)))),
			Map.entry(LocalDate.class, (value) -> LocalDate.parse(text(value).substring(0, 10))),
			Map.entry(LocalTime.class, (value) -> LocalTime.parse(text(value))),
			Map.entry(UUID.class, (value) -> UUID.fromString(text(value))),
			Map.entry(byte[].class, SqliteValues::bytes),
			Map.entry(ByteBuffer.class, (value) -> ByteBuffer.wrap(bytes(value))));

	private SqliteValues() {
	}

	/**
	 * Return a value as it is stored.
	 * @param value the value
	 * @return an {@link Integer}, {@link Long}, {@link Double}, {@link String} or
	 * {@code byte[]}
	 * @throws IllegalArgumentException when SQLite cannot hold values of its type
	 */
	public static Object encode(Object value) {
		if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Double
				|| value instanceof byte[]) {
			return value;
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		if (value instanceof BigDecimal decimal) {
			return withoutTrailingZeros(plain(decimal));
		}
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		return (value instanceof Number number) ? number(number) : encodeText(value);
	}

	/**
	 * Up to this many fraction digits the ordinary text has no exponent, and is made
	 * faster.
	 */
	private static String plain(BigDecimal decimal) {
		boolean ordinary = decimal.scale() >= 0 && decimal.scale() <= PLAIN_SCALE;
		return (ordinary) ? decimal.toString() : decimal.toPlainString();
	}

	/**
	 * Cutting the text costs less than dividing the number.
	 */
	private static String withoutTrailingZeros(String decimal) {
		if (decimal.indexOf('.') < 0) {
			return decimal;
		}
		int end = decimal.length();
		while (decimal.charAt(end - 1) == '0') {
			end--;
		}
		return decimal.substring(0, (decimal.charAt(end - 1) == '.') ? end - 1 : end);
	}

	private static Object number(Number number) {
		if (number instanceof Float real) {
			return real.doubleValue();
		}
		return (number instanceof BigInteger big) ? big.toString() : number.longValue();
	}

	private static String encodeText(Object value) {
		if (value instanceof Instant instant) {
			return INSTANT.format(instant);
		}
		if (value instanceof OffsetDateTime time) {
			return INSTANT.format(time.toInstant());
		}
		if (value instanceof ZonedDateTime time) {
			return INSTANT.format(time.toInstant());
		}
		if (value instanceof LocalDateTime time) {
			return LOCAL.format(time);
		}
		if (value instanceof LocalTime time) {
			return TIME.format(time);
		}
		if (value instanceof LocalDate || value instanceof UUID || value instanceof Character
				|| value instanceof Enum<?>) {
			return value.toString();
		}
		throw new IllegalArgumentException("SQLite holds no values of " + value.getClass().getName());
	}

	/**
	 * Read a value that is stored.
	 */
	static <T> T decode(Object value, Class<T> type) {
		if (type.isInstance(value)) {
			return type.cast(value);
		}
		Function<Object, Object> decoder = DECODERS.get(type);
		if (decoder == null) {
			throw new IllegalArgumentException("SQLite yields no values of " + type.getName());
		}
		try {
			return type.cast(decoder.apply(value));
		}
		catch (ArithmeticException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new R2dbcDataIntegrityViolationException("A stored value is no " + type.getSimpleName(), "22018");
		}
	}

	private static String text(Object value) {
		return (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
	}

	private static BigDecimal decimal(Object value) {
		return (value instanceof Double real) ? BigDecimal.valueOf(real) : new BigDecimal(text(value));
	}

	private static BigInteger whole(Object value) {
		return (value instanceof Integer || value instanceof Long) ? BigInteger.valueOf(((Number) value).longValue())
				: decimal(value).toBigIntegerExact();
	}

	private static boolean flag(Object value) {
		return (value instanceof Number number) ? number.doubleValue() != 0
				: text(value).equalsIgnoreCase("true") || text(value).equals("1");
	}

	private static byte[] bytes(Object value) {
		return (value instanceof byte[] bytes) ? bytes : text(value).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Take the form of SQLite's own functions too: a space before the time and no zone.
	 */
	private static OffsetDateTime moment(String text) {
		String iso = iso(text);
		int zone = Math.max(iso.indexOf('Z'), Math.max(iso.indexOf('+'), iso.lastIndexOf('-')));
		return OffsetDateTime.parse((zone > iso.indexOf('T')) ? iso : iso + "Z").withOffsetSameInstant(ZoneOffset.UTC);
	}

	private static String iso(String text) {
		String iso = text.replace(' ', 'T');
		return (iso.indexOf('T') < 0) ? iso + "T00:00:00" : iso;
	}

}
