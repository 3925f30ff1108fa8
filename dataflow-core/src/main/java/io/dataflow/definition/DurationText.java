/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A duration as it is written in a definition: a whole number with its unit, or the form
 * of ISO 8601.
 */
final class DurationText {

	static final String EXPECTED = "a duration such as 5s, 100ms, 2m, 1h or PT1.5S";

	private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,19})(ms|s|m|h|d)");

	private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
			ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

	private DurationText() {
	}

	static @Nullable Duration parse(String text) {
		try {
			Matcher simple = SIMPLE.matcher(text);
			return (simple.matches()) ? of(Long.parseLong(simple.group(1)), simple.group(2)) : Duration.parse(text);
		}
		catch (DateTimeException | ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	private static Duration of(long amount, String unit) {
		return Duration.of(amount, UNITS.getOrDefault(unit, ChronoUnit.SECONDS));
	}

	static String format(Duration duration) {
		long seconds = duration.getSeconds();
		if (duration.isNegative() || duration.getNano() % 1_000_000 != 0 || seconds > Integer.MAX_VALUE) {
			return duration.toString();
		}
		if (duration.getNano() != 0) {
			return duration.toMillis() + "ms";
		}
		if (seconds % 3600 == 0 && seconds != 0) {
			return seconds / 3600 + "h";
		}
		return (seconds % 60 == 0 && seconds != 0) ? seconds / 60 + "m" : seconds + "s";
	}

}
