/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Whether a JSON value contains another, as PostgreSQL understands it: an object contains
 * others with some of its pairs, a list those with some of its elements, in any order,
 * and values contain what equals them.
 *
 * @since 0.1.0
 */
public final class JsonContainment {

	private JsonContainment() {
	}

	/**
	 * Tell whether a value contains another. A list also contains its elements as such,
	 * but only here at the top.
	 * @param value the value, a tree of {@link JsonTree}
	 * @param document what may be contained, a tree likewise
	 * @return whether it is
	 */
	public static boolean contains(Object value, @Nullable Object document) {
		if (value instanceof List<?> list && !(document instanceof List)) {
			return list.stream().anyMatch((element) -> within(element, document));
		}
		return within(value, document);
	}

	private static boolean within(@Nullable Object value, @Nullable Object document) {
		if (document instanceof Map<?, ?> pairs) {
			return value instanceof Map<?, ?> map && pairs.entrySet()
				.stream()
				.allMatch((pair) -> map.containsKey(pair.getKey()) && within(map.get(pair.getKey()), pair.getValue()));
		}
		if (document instanceof List<?> elements) {
			return value instanceof List<?> list && elements.stream()
				.allMatch((element) -> list.stream().anyMatch((candidate) -> within(candidate, element)));
		}
		if (value instanceof Number left && document instanceof Number right) {
			return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
		}
		return Objects.equals(value, document);
	}

}
