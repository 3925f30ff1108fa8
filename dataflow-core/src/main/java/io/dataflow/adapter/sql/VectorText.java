/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

/**
 * Vectors as PostgreSQL writes them: {@code [1,0.5,-2e-9]}. Java's own conversions take
 * most of the time of a bulk call or a search, so the usual numbers have their own.
 */
final class VectorText {

	/** Doubles hold every whole number up to 2^53, and powers of ten up to 10^22. */
	private static final double[] POWERS = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12 };

	private static final int MOST_DIGITS = 15;

	/** The bits of a double beyond those of a float, when it lies between two floats. */
	private static final long HALFWAY = 0x10000000L;

	private static final long BEYOND_FLOAT = 0x1fffffffL;

	private VectorText() {
	}

	static String of(float[] vector) {
		return append(new StringBuilder(vector.length * 12 + 2), vector).toString();
	}

	static StringBuilder append(StringBuilder text, float[] vector) {
		text.append('[');
		for (int i = 0; i < vector.length; i++) {
			append((i > 0) ? text.append(',') : text, vector[i]);
		}
		return text.append(']');
	}

	/**
	 * Write so many fraction digits that no other float is as near.
	 */
	private static void append(StringBuilder text, float number) {
		float size = Math.abs(number);
		int digits = digits(size);
		if (digits < 0) {
			text.append(number);
			return;
		}
		long scaled = Math.round(size * POWERS[digits]);
		while (digits > 0 && scaled % 10 == 0) {
			scaled /= 10;
			digits--;
		}
		text.append((number < 0) ? "-" : "");
		long unit = (long) POWERS[digits];
		text.append(scaled / unit);
		if (digits > 0) {
			fraction(text.append('.'), scaled % unit, unit);
		}
	}

	private static int digits(float size) {
		if (size == 0) {
			return 0;
		}
		if (size > 1000 || size < 1e-4f) {
			return -1;
		}
		double distance = Math.ulp(size) / 2;
		int digits = 4;
		while (POWERS[digits] * distance <= 1) {
			digits++;
		}
		return digits;
	}

	private static void fraction(StringBuilder text, long fraction, long unit) {
		for (long place = unit / 10; place > fraction; place /= 10) {
			text.append('0');
		}
		if (fraction > 0) {
			text.append(fraction);
		}
	}

	/**
	 * Read a vector.
	 * @throws NumberFormatException when it is none
	 */
	static float[] parse(String text) {
		int dimensions = 1;
		for (int i = 0; i < text.length(); i++) {
			dimensions += (text.charAt(i) == ',') ? 1 : 0;
		}
		float[] vector = new float[dimensions];
		int start = 1;
		for (int i = 0; i < dimensions; i++) {
			int end = (i < dimensions - 1) ? text.indexOf(',', start) : text.length() - 1;
			vector[i] = number(text, start, end);
			start = end + 1;
		}
		return vector;
	}

	private static float number(String text, int start, int end) {
		boolean negative = text.charAt(start) == '-';
		long digits = 0;
		int fraction = -1;
		for (int i = (negative) ? start + 1 : start; i < end; i++) {
			char character = text.charAt(i);
			if (character == '.' && fraction < 0) {
				fraction = end - i - 1;
			}
			else if (character >= '0' && character <= '9') {
				digits = digits * 10 + character - '0';
			}
			else {
				return Float.parseFloat(text.substring(start, end));
			}
		}
		if (end - start > MOST_DIGITS || fraction >= POWERS.length) {
			return Float.parseFloat(text.substring(start, end));
		}
		double size = (fraction > 0) ? digits / POWERS[fraction] : digits;
		// a double that was rounded to the middle of two floats does not tell which one
		return ((Double.doubleToRawLongBits(size) & BEYOND_FLOAT) == HALFWAY)
				? Float.parseFloat(text.substring(start, end)) : (float) ((negative) ? -size : size);
	}

}
