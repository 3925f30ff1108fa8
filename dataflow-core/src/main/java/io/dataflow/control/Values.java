/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Compares values that come from code, files and databases: 5, 5L and 5.0 are equal, and
 * so are an enum constant or a UUID and its text.
 */
final class Values {

	private Values() {
	}

	static boolean equal(@Nullable Object left, @Nullable Object right) {
		return Objects.equals(normal(left), normal(right));
	}

	/**
	 * Return a value that is equal to that of all values that count as equal.
	 */
	static @Nullable Object normal(@Nullable Object value) {
		if (value instanceof Number number) {
			BigDecimal decimal = decimal(number);
			return (decimal != null) ? decimal.stripTrailingZeros() : number.doubleValue();
		}
		if (value instanceof CharSequence || value instanceof UUID) {
			return value.toString();
		}
		return (value instanceof Enum<?> constant) ? constant.name() : value;
	}

	/**
	 * Return less than, equal to or more than zero, or {@code null} when the values have
	 * no order.
	 */
	static @Nullable Integer compare(Object left, Object right) {
		if (left instanceof Number first && right instanceof Number second) {
			BigDecimal one = decimal(first);
			BigDecimal other = decimal(second);
			return (one != null && other != null) ? Integer.valueOf(one.compareTo(other))
					: Integer.valueOf(Double.compare(first.doubleValue(), second.doubleValue()));
		}
		if (left instanceof CharSequence && right instanceof CharSequence) {
			return left.toString().compareTo(right.toString());
		}
		return compareOfOneClass(left, right);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Integer compareOfOneClass(Object left, Object right) {
		if (left instanceof Comparable<?> && left.getClass() == right.getClass()) {
			return ((Comparable<Object>) left).compareTo(right);
		}
		return null;
	}

	static boolean isNotANumber(@Nullable Object value) {
		return value instanceof Number number && Double.isNaN(number.doubleValue());
	}

	/**
	 * Return the exact number, or {@code null} for infinity and what is not a number.
	 */
	private static @Nullable BigDecimal decimal(Number number) {
		try {
			return new BigDecimal(number.toString());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
