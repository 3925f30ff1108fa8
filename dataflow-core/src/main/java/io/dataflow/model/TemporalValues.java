/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Brings dates and times into the normal form of their field. Each method returns
 * {@code null} for a value that does not fit, or throws
 * {@link java.time.DateTimeException}. A time without an offset is at UTC; a date where a
 * point in time is expected means its first moment. Years are those from 1 to 9999, at
 * UTC, which all databases hold.
 */
final class TemporalValues {

	// Also the forms of SQL: a blank instead of the T, and an offset without minutes
	private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendLiteral('T')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalStart()
		.parseLenient()
		.appendOffset("+HH:mm:ss", "Z")
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final int LENGTH_OF_DATE = 10;

	private static final int LAST_YEAR = 9999;

	private static final Instant FIRST = LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

	private static final Instant END = LocalDate.of(LAST_YEAR + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

	private TemporalValues() {
	}

	static @Nullable Object toInstant(Object value) {
		if (value instanceof Instant instant) {
			return (instant.isBefore(FIRST) || !instant.isBefore(END)) ? null : instant.truncatedTo(ChronoUnit.MICROS);
		}
		OffsetDateTime time = atUtc(value);
		return (time != null) ? time.toInstant() : null;
	}

	static @Nullable Object toOffsetDateTime(Object value) {
		return atUtc(value);
	}

	static @Nullable Object toLocalDateTime(Object value) {
		OffsetDateTime time = atUtc(value);
		return (time != null) ? time.toLocalDateTime() : null;
	}

	static @Nullable Object toDate(Object value) {
		LocalDate date = (value instanceof String text) ? LocalDate.parse(text)
				: (value instanceof LocalDate given) ? given : null;
		return (date != null && held(date.getYear())) ? date : null;
	}

	static @Nullable Object toTime(Object value) {
		LocalTime time = (value instanceof String text) ? LocalTime.parse(text)
				: (value instanceof LocalTime given) ? given : null;
		return (time != null) ? time.truncatedTo(ChronoUnit.MICROS) : null;
	}

	private static @Nullable OffsetDateTime atUtc(Object value) {
		OffsetDateTime time = inAnyYear(value);
		return (time != null && held(time.getYear())) ? time : null;
	}

	private static boolean held(int year) {
		return year >= 1 && year <= LAST_YEAR;
	}

	private static @Nullable OffsetDateTime inAnyYear(Object value) {
		Object temporal = (value instanceof String text) ? parse(text) : value;
		if (temporal instanceof LocalDateTime local) {
			return local.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
		}
		if (temporal instanceof LocalDate date) {
			return date.atStartOfDay().atOffset(ZoneOffset.UTC);
		}
		Instant instant = instant(temporal);
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC) : null;
	}

	private static @Nullable Instant instant(Object temporal) {
		if (temporal instanceof Instant instant) {
			return instant;
		}
		if (temporal instanceof OffsetDateTime time) {
			return time.toInstant();
		}
		if (temporal instanceof ZonedDateTime time) {
			return time.toInstant();
		}
		// The JDBC subclass for dates alone has no instant
		boolean pointInTime = temporal instanceof Date && !temporal.getClass().getName().equals("java.sql.Date")
				&& !temporal.getClass().getName().equals("java.sql.Time");
		return pointInTime ? ((Date) temporal).toInstant() : null;
	}

	private static TemporalAccessor parse(String text) {
		boolean blank = text.length() > LENGTH_OF_DATE && text.charAt(LENGTH_OF_DATE) == ' ';
		String iso = blank ? text.substring(0, LENGTH_OF_DATE) + 'T' + text.substring(LENGTH_OF_DATE + 1) : text;
		return DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
	}

}
