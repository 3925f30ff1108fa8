/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Arrays;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Brings vectors into their normal form, an array of finite numbers.
 */
final class VectorValues {

	private VectorValues() {
	}

	/**
	 * Return the vector that a caller or a database gave.
	 * @return the array, or {@code null} when it is not a vector of so many numbers
	 */
	static @Nullable Object of(Object value, int dimensions) {
		if (value instanceof float[] vector) {
			return (vector.length == dimensions && isFinite(vector)) ? vector : null;
		}
		@Nullable Object[] elements = elements(value);
		if (elements == null || elements.length != dimensions) {
			return null;
		}
		float[] vector = new float[dimensions];
		for (int i = 0; i < dimensions; i++) {
			vector[i] = (elements[i] instanceof Number number) ? number.floatValue() : Float.NaN;
		}
		return isFinite(vector) ? vector : null;
	}

	/**
	 * Return what is wrong about a value, for messages, without its numbers.
	 */
	static String described(Object value) {
		@Nullable Object[] elements = elements(value);
		if (elements == null) {
			return value.getClass().getSimpleName();
		}
		for (int i = 0; i < elements.length; i++) {
			Object element = elements[i];
			if (!(element instanceof Number number)) {
				return "one whose element " + i + " is "
						+ ((element != null) ? "a " + element.getClass().getSimpleName() : "null");
			}
			if (!Float.isFinite(number.floatValue())) {
				return "one whose element " + i + " is "
						+ (Double.isNaN(number.doubleValue()) ? "NaN" : "infinite as a float");
			}
		}
		return "one of " + elements.length;
	}

	private static boolean isFinite(float[] vector) {
		for (float element : vector) {
			if (!Float.isFinite(element)) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable Object @Nullable [] elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return collection.toArray();
		}
		if (value instanceof double[] numbers) {
			return Arrays.stream(numbers).boxed().toArray();
		}
		if (value instanceof Object[] objects) {
			return objects;
		}
		if (value instanceof float[] numbers) {
			return boxed(numbers);
		}
		return (value instanceof String text) ? parsed(text) : null;
	}

	private static Object[] boxed(float[] numbers) {
		Object[] boxed = new Object[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			boxed[i] = numbers[i];
		}
		return boxed;
	}

	private static @Nullable Object @Nullable [] parsed(String text) {
		try {
			return (text.startsWith("[") && JsonTree.parse(text) instanceof Collection<?> list) ? list.toArray() : null;
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return null;
		}
	}

}
