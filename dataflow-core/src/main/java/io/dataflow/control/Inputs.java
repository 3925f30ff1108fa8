/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of a node in the forms that the engine lets through.
 */
final class Inputs {

	private Inputs() {
	}

	/**
	 * Return the value of the first of these names that is there.
	 */
	static @Nullable Object first(Map<String, @Nullable Object> inputs, String... names) {
		for (String name : names) {
			if (inputs.get(name) != null) {
				return inputs.get(name);
			}
		}
		return null;
	}

	static @Nullable String text(Map<String, @Nullable Object> inputs, String name) {
		Object value = inputs.get(name);
		return (value != null) ? value.toString() : null;
	}

	static String text(Map<String, @Nullable Object> inputs, String name, String otherwise) {
		String text = text(inputs, name);
		return (text != null) ? text : otherwise;
	}

	static boolean flag(Map<String, @Nullable Object> inputs, String name, boolean otherwise) {
		Object value = inputs.get(name);
		if (value == null) {
			return otherwise;
		}
		return (value instanceof Boolean flag) ? flag
				: List.of("true", "1").contains(value.toString().toLowerCase(Locale.ROOT));
	}

	static int number(Map<String, @Nullable Object> inputs, String name, int otherwise) {
		Object value = inputs.get(name);
		return (value != null) ? new BigDecimal(value.toString().trim()).intValueExact() : otherwise;
	}

	/**
	 * Return the entries of a map, none when it is not there.
	 */
	static Map<String, @Nullable Object> map(Map<String, @Nullable Object> inputs, String name) {
		return (inputs.get(name) instanceof Map<?, ?> map) ? map(map) : Map.of();
	}

	static Map<String, @Nullable Object> map(Map<?, ?> map) {
		Map<String, @Nullable Object> entries = new LinkedHashMap<>();
		map.forEach((name, entry) -> entries.put(String.valueOf(name), entry));
		return entries;
	}

	/**
	 * Return a collection or an array as a list, or {@code null} when it is neither.
	 */
	static @Nullable List<? extends @Nullable Object> list(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list;
		}
		if (value instanceof Collection<?> collection) {
			return Arrays.asList(collection.toArray());
		}
		return (value instanceof Object[] array) ? Arrays.asList(array) : null;
	}

}
