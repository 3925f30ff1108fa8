/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One record: column names to values in their normal form, see
 * {@link io.dataflow.model.FieldType}. A column that is absent has no value yet; one that
 * is present with null is null.
 *
 * @param values the values; the map is adopted, not copied, and must not change any more
 * @since 0.1.0
 */
public record Row(Map<String, @Nullable Object> values) {

	public Row {
		values = Collections.unmodifiableMap(values);
	}

	/**
	 * Return this record with another value.
	 * @param column the name of the column
	 * @param value the value
	 * @return the record
	 */
	public Row with(String column, @Nullable Object value) {
		Map<String, @Nullable Object> copy = copy();
		copy.put(column, value);
		return new Row(copy);
	}

	/**
	 * Return the values in a map that may be changed.
	 * @return a copy, with room for a few more
	 */
	public Map<String, @Nullable Object> copy() {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.values.size() * 2);
		// the iterator of a map that is unmodifiable wraps each entry
		this.values.forEach(copy::put);
		return copy;
	}

	/**
	 * Return a value.
	 * @param column the name of the column
	 * @return the value, {@code null} when it is null or absent
	 */
	public @Nullable Object get(String column) {
		return this.values.get(column);
	}

	/**
	 * Tell whether a column has a value, be it null.
	 * @param column the name of the column
	 * @return whether the column is present
	 */
	public boolean has(String column) {
		return this.values.containsKey(column);
	}

}
