/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.JsonTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A position in an order: the values of its fields in one record. A page that begins
 * after a cursor costs the same wherever it is, and neither misses nor repeats a record
 * when others are added. Its text is opaque and holds values, not conditions: whoever
 * changes it can go to another position, but not see other records or another order.
 *
 * @param sort the order, which ends in a unique field
 * @param values the values, one for each field of the order
 * @since 0.1.0
 */
public record Cursor(Sort sort, List<@Nullable Object> values) {

	private static final int MAXIMUM_LENGTH = 64 * 1024;

	public Cursor {
		values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	/**
	 * Return the position of a record.
	 * @param sort the order
	 * @param row the record, by columns
	 * @return the cursor
	 * @throws InvalidSortException DF-910 when the record lacks a field of the order
	 */
	public static Cursor of(Sort sort, Map<String, ? extends @Nullable Object> row) {
		List<@Nullable Object> values = new ArrayList<>();
		for (Sort.Order order : sort.orders()) {
			String column = order.field().name();
			if (!row.containsKey(column)) {
				throw new InvalidSortException("A record has no '" + column + "', by which it is ordered.",
						"Order by fields that the entity declares.");
			}
			values.add(row.get(column));
		}
		return new Cursor(sort, values);
	}

	/**
	 * Read a cursor.
	 * @param model the model whose records are listed
	 * @param sort the order in which they are
	 * @param text the text, as {@link #text} returned it
	 * @return the cursor
	 * @throws InvalidCursorException DF-102 when the text is no cursor, or one of another
	 * model or order
	 */
	public static Cursor parse(EntityModel model, Sort sort, String text) {
		List<?> parts = decode(model, text);
		if (parts.size() != sort.orders().size() + 1) {
			throw new InvalidCursorException(model.name(), "belongs to another order");
		}
		if (!Objects.equals(parts.get(0), signature(model, sort))) {
			throw new InvalidCursorException(model.name(), "belongs to another model or order");
		}
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = 0; i < sort.orders().size(); i++) {
			values.add(value(model, sort.orders().get(i).field(), parts.get(i + 1)));
		}
		return new Cursor(sort, values);
	}

	/**
	 * Return this cursor as text, fit for URLs.
	 * @param model the model whose records are listed
	 * @return the text
	 */
	public String text(EntityModel model) {
		List<@Nullable Object> parts = new ArrayList<>();
		parts.add(signature(model, this.sort));
		this.values.forEach((value) -> parts.add(external(value)));
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(JsonTree.write(parts).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the filter of the records after this position.
	 * @return the filter
	 */
	public Filter filter() {
		return new KeysetFilter(this.sort, this.values);
	}

	private static List<?> decode(EntityModel model, String text) {
		if (text.length() <= MAXIMUM_LENGTH) {
			try {
				Object tree = JsonTree.parse(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
				if (tree instanceof List<?> list && !list.isEmpty()) {
					return list;
				}
			}
			catch (IllegalArgumentException | JacksonException ex) {
				// No cause: its message shows the text
			}
		}
		throw new InvalidCursorException(model.name(), "is not one that a list returned");
	}

	private static String signature(EntityModel model, Sort sort) {
		return sort.orders()
			.stream()
			.map((order) -> ((order.descending()) ? "-" : "") + order.field().name())
			.collect(Collectors.joining(",", model.name() + ":", ""));
	}

	private static @Nullable Object value(EntityModel model, FieldModel field, @Nullable Object value) {
		Object coerced = null;
		try {
			coerced = field.coerce(value);
		}
		catch (DataFlowException ex) {
			// Below; its message is about a field that the caller did not give
		}
		if (coerced == null && (value != null || !field.nullable())) {
			throw new InvalidCursorException(model.name(), "has a value that '" + field.name() + "' does not take");
		}
		return coerced;
	}

	private static @Nullable Object external(@Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof String) {
			return value;
		}
		if (value instanceof byte[] bytes) {
			return Base64.getEncoder().encodeToString(bytes);
		}
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString() : value.toString();
	}

}
