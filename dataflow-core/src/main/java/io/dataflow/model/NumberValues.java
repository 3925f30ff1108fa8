/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Brings numbers into the normal form of their field. Each method returns {@code null}
 * for a value that does not fit, or throws {@link ArithmeticException} or
 * {@link IllegalArgumentException}; nothing is ever rounded.
 */
final class NumberValues {

	private static final int DECIMAL_INTEGER_DIGITS = 28;

	private static final int DECIMAL_FRACTION_DIGITS = 10;

	/** More than any number of a column has, few enough to parse without effort. */
	private static final int LONGEST_TEXT = 400;

	private NumberValues() {
	}

	static @Nullable Object toInteger(Object value) {
		if (value instanceof Integer) {
			return value;
		}
		Long whole = wholeNumber(value);
		return (whole != null) ? Math.toIntExact(whole) : null;
	}

	static @Nullable Object toLong(Object value) {
		return (value instanceof Long) ? value : wholeNumber(value);
	}

	static @Nullable Object toDouble(Object value) {
		if (value instanceof Double number && Double.isFinite(number)) {
			// there is one zero, as among decimals
			return number + 0.0;
		}
		if (value instanceof Long number
				&& new BigDecimal(number.doubleValue()).compareTo(BigDecimal.valueOf(number)) != 0) {
			return null;
		}
		BigDecimal exact = exact(value);
		double number = (exact != null) ? exact.doubleValue() : Double.NaN;
		return Double.isFinite(number) ? number : null;
	}

	static @Nullable Object toDecimal(Object value) {
		BigDecimal exact = exact(value);
		if (exact == null || exact.signum() == 0) {
			return (exact != null) ? BigDecimal.ZERO : null;
		}
		BigDecimal stripped = exact.stripTrailingZeros();
		if (stripped.scale() > DECIMAL_FRACTION_DIGITS
				|| (long) stripped.precision() - stripped.scale() > DECIMAL_INTEGER_DIGITS) {
			return null;
		}
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private static @Nullable Long wholeNumber(Object value) {
		if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		if (value instanceof String text) {
			return Long.valueOf(text);
		}
		BigDecimal exact = exact(value);
		return (exact != null) ? exact.longValueExact() : null;
	}

	private static @Nullable BigDecimal exact(Object value) {
		if (value instanceof BigDecimal number) {
			return number;
		}
		if (value instanceof BigInteger number) {
			return new BigDecimal(number);
		}
		// A float prints as the decimal that was meant: 0.1, not 0.10000000149011612
		boolean printed = value instanceof Long || value instanceof Integer || value instanceof Short
				|| value instanceof Byte || value instanceof Double || value instanceof Float
				|| (value instanceof String text && text.length() <= LONGEST_TEXT);
		return printed ? new BigDecimal(value.toString()) : null;
	}

}
