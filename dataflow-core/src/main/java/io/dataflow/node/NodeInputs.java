/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dataflow.model.JsonTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the inputs of a node by name.
 *
 * @param node the name of the node type
 * @param values the inputs; one that is null counts as absent, except among the fields of
 * a record
 */
record NodeInputs(String node, Map<String, @Nullable Object> values) {

	@Nullable Object get(String name) {
		return this.values.get(name);
	}

	boolean has(String name) {
		return this.values.containsKey(name);
	}

	boolean flag(String name, boolean otherwise) {
		Object value = get(name);
		if (value instanceof String text) {
			value = switch (text) {
				case "true" -> true;
				case "false" -> false;
				default -> text;
			};
		}
		if (value == null || value instanceof Boolean) {
			return (value != null) ? (Boolean) value : otherwise;
		}
		throw new InvalidParameterException(this.node, name, "true or false");
	}

	long number(String name, long otherwise) {
		Object value = get(name);
		if (value == null) {
			return otherwise;
		}
		try {
			return new BigDecimal(value.toString()).longValueExact();
		}
		catch (ArithmeticException | NumberFormatException ex) {
			throw new InvalidParameterException(this.node, name, "a whole number");
		}
	}

	/**
	 * Return a map that goes by two names; the older one counts when the newer one is
	 * absent or empty.
	 */
	Map<String, @Nullable Object> map(String name, String olderName) {
		Map<String, @Nullable Object> map = map(name);
		return (map.isEmpty()) ? map(olderName) : map;
	}

	/**
	 * Return a list or map that may also be given as JSON text.
	 */
	@Nullable Object structure(String name) {
		Object value = get(name);
		if (value instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
			return parse(name, text);
		}
		return value;
	}

	private Map<String, @Nullable Object> map(String name) {
		Object given = get(name);
		if (given == null) {
			return Map.of();
		}
		Object value = (given instanceof String text) ? parse(name, text) : given;
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
			return copy;
		}
		throw new InvalidParameterException(this.node, name, "a map");
	}

	private @Nullable Object parse(String name, String text) {
		try {
			return JsonTree.parse(text);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new InvalidParameterException(this.node, name, "a map or valid JSON text");
		}
	}

}
