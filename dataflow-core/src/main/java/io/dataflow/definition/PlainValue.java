/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a value without quotes means, as the core schema of YAML 1.2 has it.
 */
final class PlainValue {

	private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

	private static final Set<String> TRUE = Set.of("true", "True", "TRUE");

	private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

	private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");

	private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");

	private static final Pattern FLOATING = Pattern
		.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

	private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");

	private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

	private static final int LONGEST_NUMBER = 1000;

	private PlainValue() {
	}

	static boolean isNull(String text) {
		return NULLS.contains(text);
	}

	static boolean isText(String text) {
		return !isNull(text) && !TRUE.contains(text) && !FALSE.contains(text) && !isNumber(text);
	}

	private static boolean isNumber(String text) {
		return DECIMAL.matcher(text).matches() || OTHER_BASE.matcher(text).matches() || FLOATING.matcher(text).matches()
				|| INFINITE.matcher(text).matches() || NOT_A_NUMBER.contains(text);
	}

	/**
	 * Return the value: null, a boolean, the first of {@code Integer}, {@code Long} and
	 * {@code BigInteger} that holds a whole number, a {@code Double}, or the text.
	 * @throws NumberFormatException when a number is too large
	 */
	static @Nullable Object of(String text) {
		if (isNull(text)) {
			return null;
		}
		if (TRUE.contains(text) || FALSE.contains(text)) {
			return TRUE.contains(text);
		}
		if (!isNumber(text)) {
			return text;
		}
		if (text.length() > LONGEST_NUMBER) {
			throw new NumberFormatException("it has more than " + LONGEST_NUMBER + " digits");
		}
		return number(text);
	}

	private static Object number(String text) {
		if (DECIMAL.matcher(text).matches()) {
			return whole(new BigInteger(text));
		}
		if (OTHER_BASE.matcher(text).matches()) {
			return whole(new BigInteger(text.substring(2), (text.charAt(1) == 'x') ? 16 : 8));
		}
		if (NOT_A_NUMBER.contains(text)) {
			return Double.NaN;
		}
		if (INFINITE.matcher(text).matches()) {
			return (text.startsWith("-")) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		return floating(text);
	}

	private static Object floating(String text) {
		double value = Double.parseDouble(text);
		if (Double.isInfinite(value)) {
			throw new NumberFormatException("it is larger than a double may be");
		}
		return value;
	}

	private static Object whole(BigInteger number) {
		if (number.bitLength() < Integer.SIZE) {
			return number.intValue();
		}
		return (number.bitLength() < Long.SIZE) ? (Object) number.longValue() : number;
	}

}
