/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

import io.dataflow.model.FieldModel;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time from the texts in which PostgreSQL sends them, as in
 * {@code 2026-01-31 12:00:00.123456+00}. The driver reads them by a formatter with
 * optional parts, which takes longer than all other columns of a record together.
 */
final class PostgresqlTimes {

	/** Up to the seconds. */
	private static final String FORM = "0000-00-00 00:00:00";

	private static final int MICROSECOND_DIGITS = 6;

	private final String text;

	private int at;

	private PostgresqlTimes(String text) {
		this.text = text;
	}

	/**
	 * Return the value of a field whose type is a point in time, with an offset or
	 * without.
	 */
	static @Nullable Object decode(FieldModel field, Row row, int index) {
		String text = row.get(index, String.class);
		if (text == null) {
			return null;
		}
		Temporal time = parse(text);
		return field.coerce((time != null) ? time : row.get(index, SqlTypes.normal(field)));
	}

	/**
	 * Return the point in time that a text means.
	 * @return an instant if the text has an offset, else a local time; {@code null} for a
	 * text of another form, such as infinity, a year of five digits or before Christ, an
	 * offset with seconds, and what is not a text at all but the bytes of a number
	 */
	static @Nullable Temporal parse(String text) {
		return (hasForm(text)) ? new PostgresqlTimes(text).parse() : null;
	}

	private static boolean hasForm(String text) {
		if (text.length() < FORM.length()) {
			return false;
		}
		for (int i = 0; i < FORM.length(); i++) {
			char expected = FORM.charAt(i);
			char found = text.charAt(i);
			if ((expected == '0') ? !isDigit(found) : found != expected) {
				return false;
			}
		}
		return true;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private @Nullable Temporal parse() {
		LocalDateTime time = LocalDateTime.of(100 * number() + number(), next(), next(), next(), next(), next(),
				nanoseconds());
		if (this.at == this.text.length()) {
			return time;
		}
		ZoneOffset offset = offset();
		return (offset != null && this.at == this.text.length()) ? time.toInstant(offset) : null;
	}

	/**
	 * Read two digits.
	 */
	private int number() {
		int number = 10 * (this.text.charAt(this.at) - '0') + this.text.charAt(this.at + 1) - '0';
		this.at += 2;
		return number;
	}

	/**
	 * Read two digits behind a separator.
	 */
	private int next() {
		this.at++;
		return number();
	}

	private int nanoseconds() {
		if (!isAt('.')) {
			return 0;
		}
		int microseconds = 0;
		this.at++;
		for (int i = 0; i < MICROSECOND_DIGITS; i++) {
			microseconds *= 10;
			if (hasDigit(this.at)) {
				microseconds += this.text.charAt(this.at++) - '0';
			}
		}
		return 1000 * microseconds;
	}

	private @Nullable ZoneOffset offset() {
		boolean west = isAt('-');
		if (!west && !isAt('+') || !hasNumber(this.at + 1)) {
			return null;
		}
		int minutes = 60 * next();
		if (isAt(':') && hasNumber(this.at + 1)) {
			minutes += next();
		}
		return ZoneOffset.ofTotalSeconds(60 * ((west) ? -minutes : minutes));
	}

	private boolean isAt(char character) {
		return this.at < this.text.length() && this.text.charAt(this.at) == character;
	}

	private boolean hasNumber(int index) {
		return hasDigit(index) && hasDigit(index + 1);
	}

	private boolean hasDigit(int index) {
		return index < this.text.length() && isDigit(this.text.charAt(index));
	}

}
