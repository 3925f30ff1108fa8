/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides which Java types are stored as JSON, and how.
 */
final class JsonValueType {

	private JsonValueType() {
	}

	/**
	 * Return how the values of a type are stored as JSON.
	 * @param raw the type
	 * @param generic the type with its type arguments
	 * @return the kind of value, or {@code null} when the type cannot be JSON
	 */
	static @Nullable ValueType of(Class<?> raw, Type generic) {
		if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
			return json(raw, generic, "a JSON value", Object.class);
		}
		if (Map.class.isAssignableFrom(raw)) {
			return json(raw, generic, "an object", Map.class);
		}
		if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
			return json(raw, generic, "a list", List.class);
		}
		return isBean(raw) ? json(raw, generic, "an object that is a " + raw.getSimpleName(), Object.class) : null;
	}

	private static ValueType json(Class<?> raw, Type generic, String expected, Class<?> shape) {
		Function<Object, @Nullable Object> restorer = isTree(raw, generic) ? (tree) -> tree
				: (tree) -> JsonTree.convert(tree, generic);
		return new ValueType(FieldType.JSON, raw, Object.class, expected,
				(value) -> normalised(value, raw, shape, restorer), restorer);
	}

	private static @Nullable Object normalised(Object value, Class<?> raw, Class<?> shape,
			Function<Object, @Nullable Object> restorer) {
		Object tree = JsonTree.of(value);
		if (tree == null || !shape.isInstance(tree)) {
			return null;
		}
		// What could not be read back as the property's type is refused before it is
		// stored
		boolean readable = raw.isInstance(value) && !(value instanceof Map || value instanceof Collection);
		return (readable || restorer.apply(tree) != null) ? tree : null;
	}

	/**
	 * Whether a tree is a value of the type as it stands.
	 */
	private static boolean isTree(Class<?> raw, Type generic) {
		boolean any = raw == Object.class || raw == Map.class || raw == Collection.class || raw == List.class;
		if (!any || !(generic instanceof ParameterizedType parameterized)) {
			return any;
		}
		Type[] arguments = parameterized.getActualTypeArguments();
		boolean textKeys = arguments.length == 1 || arguments[0] == String.class;
		return textKeys && arguments[arguments.length - 1] == Object.class;
	}

	private static boolean isBean(Class<?> raw) {
		boolean abstraction = raw.isInterface() || raw.isAnnotation() || Modifier.isAbstract(raw.getModifiers());
		boolean library = raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")
				|| raw.getName().startsWith("reactor.");
		return !abstraction && !library && !raw.isPrimitive() && !Throwable.class.isAssignableFrom(raw)
				&& !Number.class.isAssignableFrom(raw);
	}

}
