/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.DateTimeException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A span of time as an input of a node: a {@link Duration}, ISO-8601 text such as
 * {@code PT1.5S}, or a whole number of milliseconds.
 *
 * @since 0.1.0
 */
public final class DurationInput {

	private DurationInput() {
	}

	/**
	 * Read a span of time.
	 * @param nodeType the name of the type of the node, for the message
	 * @param input the name of the input, for the message
	 * @param value the value
	 * @param longest the longest span that is allowed
	 * @return the span, zero or more
	 * @throws InvalidControlInputException DF-102 when the value is no span of time,
	 * negative or too long
	 */
	public static Duration parse(String nodeType, String input, @Nullable Object value, Duration longest) {
		Duration duration = read(value);
		if (duration == null || duration.isNegative() || duration.compareTo(longest) > 0) {
			throw new InvalidControlInputException(nodeType, input,
					"a span of time from 0 to " + longest + ": ISO-8601 text such as PT1.5S, or whole milliseconds");
		}
		return duration;
	}

	private static @Nullable Duration read(@Nullable Object value) {
		if (value instanceof Duration duration) {
			return duration;
		}
		if (value instanceof Integer || value instanceof Long || value instanceof Short) {
			return Duration.ofMillis(((Number) value).longValue());
		}
		return (value instanceof CharSequence text) ? read(text) : null;
	}

	private static @Nullable Duration read(CharSequence text) {
		try {
			return Duration.parse(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
