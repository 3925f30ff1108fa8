/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Lengths of time as they are written for time series: a whole number with its unit, such
 * as {@code 15 minutes}, or the form of ISO 8601, such as {@code PT15M}. A day has 24
 * hours and a week seven days; months and years have no fixed length and are none.
 *
 * @since 0.1.0
 */
public final class IntervalText {

	/** What is understood, for messages. */
	public static final String EXPECTED = "a whole number of microseconds, milliseconds, seconds, minutes, hours, "
			+ "days or weeks such as '15 minutes', or a duration such as 'PT15M'";

	private static final Pattern SIMPLE = Pattern.compile("([+-]?[0-9]{1,18})\\s*([a-z]+)");

	private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(Map.entry("microsecond", ChronoUnit.MICROS),
			Map.entry("us", ChronoUnit.MICROS), Map.entry("millisecond", ChronoUnit.MILLIS),
			Map.entry("ms", ChronoUnit.MILLIS), Map.entry("second", ChronoUnit.SECONDS),
			Map.entry("sec", ChronoUnit.SECONDS), Map.entry("s", ChronoUnit.SECONDS),
			Map.entry("minute", ChronoUnit.MINUTES), Map.entry("min", ChronoUnit.MINUTES),
			Map.entry("m", ChronoUnit.MINUTES), Map.entry("hour", ChronoUnit.HOURS), Map.entry("h", ChronoUnit.HOURS),
			Map.entry("day", ChronoUnit.DAYS), Map.entry("d", ChronoUnit.DAYS), Map.entry("week", ChronoUnit.WEEKS),
			Map.entry("w", ChronoUnit.WEEKS));

	private IntervalText() {
	}

	/**
	 * Read a length of time.
	 * @param text the text, in any case
	 * @return the length, which may be zero or negative, or {@code null} if the text is
	 * none that a database with microseconds can hold
	 */
	public static @Nullable Duration parse(String text) {
		try {
			Matcher simple = SIMPLE.matcher(text.strip().toLowerCase(Locale.ROOT));
			Duration length = simple.matches() ? of(Long.parseLong(simple.group(1)), simple.group(2))
					: Duration.parse(text.strip());
			return (length != null && isWhole(length)) ? length : null;
		}
		catch (DateTimeException | ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Tell whether a database with microseconds can hold a length as it is.
	 * @param length the length
	 * @return whether it is a whole number of microseconds, and not too many
	 */
	public static boolean isWhole(Duration length) {
		long most = Long.MAX_VALUE / 1_000_000L;
		return length.getNano() % 1000 == 0 && length.getSeconds() < most && length.getSeconds() > -most;
	}

	/**
	 * Return a length as a database with microseconds counts it.
	 * @param length the length
	 * @return the number of microseconds
	 * @throws ArithmeticException if there are too many
	 */
	public static long micros(Duration length) {
		return Math.addExact(Math.multiplyExact(length.getSeconds(), 1_000_000L), length.getNano() / 1000);
	}

	private static @Nullable Duration of(long amount, String unit) {
		ChronoUnit known = UNITS.get(unit);
		if (known == null && unit.length() > 3 && unit.endsWith("s")) {
			known = UNITS.get(unit.substring(0, unit.length() - 1));
		}
		return (known != null) ? known.getDuration().multipliedBy(amount) : null;
	}

}
