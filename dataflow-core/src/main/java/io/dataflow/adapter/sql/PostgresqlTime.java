/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

import org.jspecify.annotations.Nullable;

/**
 * A point in time as PostgreSQL sends it, as in {@code 2026-01-31 12:00:00.123456+00}.
 *
 * @param time an instant if the text has an offset, else a local time; {@code null} for a
 * text of another form, such as infinity, a year of five digits or before Christ and an
 * offset with seconds
 */
record PostgresqlTime(@Nullable Temporal time) {

	static PostgresqlTime parse(String text) {
		return new PostgresqlTime((Parser.hasForm(text)) ? new Parser(text).parse() : null);
	}

	private static final class Parser {

		/** Up to the seconds. */
		private static final String FORM = "0000-00-00 00:00:00";

		private static final int MICROSECOND_DIGITS = 6;

		private final String text;

		private int at;

		private Parser(String text) {
			this.text = text;
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

}
