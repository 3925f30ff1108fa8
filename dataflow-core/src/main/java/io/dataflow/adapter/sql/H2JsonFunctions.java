/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dataflow.model.JsonContainment;
import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * What H2 is taught about JSON. Public because H2 calls it; not meant for anybody else.
 *
 * @since 0.1.0
 */
public final class H2JsonFunctions {

	private H2JsonFunctions() {
	}

	/**
	 * Return the text at a place.
	 * @param document JSON text
	 * @param steps the steps of a {@link JsonPath} as JSON text
	 * @return the text, or {@code null} when there is none
	 */
	public static @Nullable String text(@Nullable String document, String steps) {
		return (find(document, steps) instanceof String text) ? text : null;
	}

	/**
	 * Return the number at a place.
	 * @param document JSON text
	 * @param steps the steps of a {@link JsonPath} as JSON text
	 * @return the number, or {@code null} when there is none
	 */
	public static @Nullable BigDecimal number(@Nullable String document, String steps) {
		return (find(document, steps) instanceof Number number) ? new BigDecimal(number.toString()) : null;
	}

	/**
	 * Return the truth value at a place.
	 * @param document JSON text
	 * @param steps the steps of a {@link JsonPath} as JSON text
	 * @return the truth value, or {@code null} when there is none
	 */
	public static @Nullable Boolean truth(@Nullable String document, String steps) {
		return (find(document, steps) instanceof Boolean truth) ? truth : null;
	}

	/**
	 * Return what is at a place.
	 * @param document JSON text
	 * @param steps the steps of a {@link JsonPath} as JSON text
	 * @return JSON text, or {@code null} when there is nothing or null
	 */
	public static @Nullable String any(@Nullable String document, String steps) {
		Object found = find(document, steps);
		return (found != null) ? JsonTree.write(found) : null;
	}

	/**
	 * Ask whether a JSON value contains another.
	 * @param value JSON text
	 * @param document JSON text of what is to be contained
	 * @return whether it does, or {@code null} when there is no value
	 */
	public static @Nullable Boolean contains(@Nullable String value, String document) {
		Object tree = (value != null) ? JsonTree.parse(value) : null;
		return (tree != null) ? JsonContainment.contains(tree, JsonTree.parse(document)) : null;
	}

	private static @Nullable Object find(@Nullable String document, String steps) {
		Object current = (document != null) ? JsonTree.parse(document) : null;
		if (!(JsonTree.parse(steps) instanceof List<?> list)) {
			return null;
		}
		for (Object element : list) {
			current = step(current, String.valueOf(element));
		}
		return current;
	}

	private static @Nullable Object step(@Nullable Object tree, String step) {
		if (!JsonPath.isIndex(step)) {
			return (tree instanceof Map<?, ?> map) ? map.get(step) : null;
		}
		int index = Integer.parseInt(step);
		return (tree instanceof List<?> list && index < list.size()) ? list.get(index) : null;
	}

}
