/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A way into data: keys of maps and indexes of lists, separated by dots.
 */
final class FieldPath {

	private FieldPath() {
	}

	/**
	 * Return the value at the end of a path, or {@code null} when there is none. A key
	 * that holds dots itself comes first.
	 */
	static @Nullable Object read(@Nullable Object data, String path) {
		if (data instanceof Map<?, ?> map && map.containsKey(path)) {
			return map.get(path);
		}
		Object value = data;
		for (String segment : path.split("\\.", -1)) {
			value = step(value, segment);
		}
		return value;
	}

	private static @Nullable Object step(@Nullable Object value, String segment) {
		if (value instanceof Map<?, ?> map) {
			return map.get(segment);
		}
		List<?> list = Inputs.list(value);
		if (list == null || !segment.matches("[0-9]{1,9}")) {
			return null;
		}
		int index = Integer.parseInt(segment);
		return (index < list.size()) ? list.get(index) : null;
	}

}
