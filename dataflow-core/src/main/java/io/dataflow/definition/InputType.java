/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the types of workflow inputs.
 */
final class InputType {

	private static final Map<String, Class<?>> TYPES = types();

	private InputType() {
	}

	private static Map<String, Class<?>> types() {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		types.put("string", String.class);
		types.put("integer", Long.class);
		types.put("number", Number.class);
		types.put("boolean", Boolean.class);
		types.put("map", Map.class);
		types.put("list", List.class);
		types.put("any", Object.class);
		types.put("collection", Collection.class);
		Stream.of(ValueTag.values())
			.filter((tag) -> tag != ValueTag.LONG)
			.forEach((tag) -> types.put(tag.tag(), tag.type()));
		return types;
	}

	static Collection<String> names() {
		return TYPES.keySet();
	}

	static Optional<Class<?>> find(String name) {
		return Optional.ofNullable(TYPES.get(name));
	}

	/**
	 * Return the name of a type; that of a primitive type is the name of its wrapper.
	 */
	static Optional<String> name(Class<?> type) {
		Class<?> boxed = (type.isPrimitive()) ? MethodType.methodType(type).wrap().returnType() : type;
		return TYPES.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == boxed)
			.map(Map.Entry::getKey)
			.findFirst();
	}

}
