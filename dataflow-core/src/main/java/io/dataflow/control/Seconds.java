/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads time limits in seconds, the unit in which definitions of workflows give them.
 */
final class Seconds {

	private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(7).toSeconds());

	private Seconds() {
	}

	/**
	 * Return a time limit, or {@code null} when none is given.
	 * @throws InvalidControlInputException DF-102 when it is none
	 */
	static @Nullable Duration read(String nodeType, Map<String, @Nullable Object> inputs, String name) {
		Object value = inputs.get(name);
		if (value == null) {
			return null;
		}
		BigDecimal seconds = decimal(value);
		if (seconds == null || seconds.signum() <= 0 || seconds.compareTo(LONGEST) > 0) {
			throw new InvalidControlInputException(nodeType, name,
					"a number of seconds above 0 and up to " + LONGEST + ", which is a week");
		}
		return Duration.ofNanos(Math.max(seconds.movePointRight(9).longValue(), Duration.ofMillis(1).toNanos()));
	}

	private static @Nullable BigDecimal decimal(Object value) {
		try {
			return new BigDecimal(value.toString().trim());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
