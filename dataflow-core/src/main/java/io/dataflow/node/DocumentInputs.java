/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of a node for documents.
 */
final class DocumentInputs {

	private final NodeInputs inputs;

	DocumentInputs(String node, Map<String, @Nullable Object> values) {
		this.inputs = new NodeInputs(node, values);
	}

	String node() {
		return this.inputs.node();
	}

	@Nullable Object get(String name) {
		return this.inputs.get(name);
	}

	boolean flag(String name) {
		return this.inputs.flag(name, false);
	}

	boolean flag(String name, boolean otherwise) {
		return this.inputs.flag(name, otherwise);
	}

	long number(String name, long otherwise) {
		return this.inputs.number(name, otherwise);
	}

	String collection() {
		return text("collection");
	}

	/**
	 * Return a text that the engine or {@link #optionalText} has found to be there.
	 */
	String text(String name) {
		String text = optionalText(name);
		if (text == null || text.isEmpty()) {
			throw wrong(name, "a text that is not empty");
		}
		return text;
	}

	@Nullable String optionalText(String name) {
		Object value = get(name);
		if (value == null || value instanceof CharSequence) {
			return (value != null) ? value.toString() : null;
		}
		throw wrong(name, "a text");
	}

	/**
	 * Return a map, which may also be given as JSON text; empty when it is absent.
	 */
	Map<String, @Nullable Object> map(String name) {
		return this.inputs.map(name, name);
	}

	/**
	 * Return a list of maps, which may also be given as JSON text.
	 */
	List<Map<String, @Nullable Object>> maps(String name) {
		if (!(this.inputs.structure(name) instanceof Collection<?> elements)) {
			throw wrong(name, "a list of maps");
		}
		List<Map<String, @Nullable Object>> maps = new ArrayList<>(elements.size());
		for (Object element : elements) {
			if (!(element instanceof Map<?, ?> map)) {
				throw wrong(name, "a list of maps");
			}
			maps.add(strings(map));
		}
		return maps;
	}

	private static Map<String, @Nullable Object> strings(Map<?, ?> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, value) -> copy.put(String.valueOf(key), value));
		return copy;
	}

	/**
	 * Return fields with directions or kinds in their order: given as a list of pairs
	 * {@code [["a", 1], ["b", -1]]}, as maps {@code [{"a": 1}]} or as one map.
	 */
	Map<String, @Nullable Object> pairs(String name) {
		Object value = this.inputs.structure(name);
		Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			pairs.putAll(strings(map));
		}
		else if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> addPair(name, element, pairs));
		}
		else if (value != null) {
			throw wrong(name, "a list of pairs such as [[\"name\", 1]]");
		}
		return pairs;
	}

	private void addPair(String name, @Nullable Object element, Map<String, @Nullable Object> pairs) {
		if (element instanceof Map<?, ?> map) {
			pairs.putAll(strings(map));
		}
		else if (element instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof String field) {
			pairs.put(field, pair.get(1));
		}
		else {
			throw wrong(name, "a list of pairs such as [[\"name\", 1]]");
		}
	}

	/**
	 * Return the order that {@code sort} asks for.
	 */
	Map<String, @Nullable Object> sort() {
		Map<String, @Nullable Object> sort = pairs("sort");
		sort.forEach((field, direction) -> {
			boolean valid = direction instanceof Map
					|| (direction instanceof Number number && Math.abs(number.doubleValue()) == 1);
			if (!valid) {
				throw wrong("sort", "a list of pairs such as [[\"name\", 1]], with 1 or -1 for '" + field + "',");
			}
		});
		return sort;
	}

	InvalidParameterException wrong(String name, String expected) {
		return new InvalidParameterException(node(), name, expected);
	}

}
