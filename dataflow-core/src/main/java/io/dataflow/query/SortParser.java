/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ways to write an order into a {@link Sort}: {@code "name"}, {@code "-name"},
 * {@code {"name": 1}}, {@code {"name": -1}}, {@code {"name": "desc"}} and
 * {@code {"field": "name", "order": "desc"}}, alone or in a list. The primary key is
 * appended where it is missing, so that the same call pages through the same order on
 * every database.
 *
 * @since 0.1.0
 */
public final class SortParser {

	private final EntityModel model;

	/**
	 * Create a parser of orders over the fields of a model.
	 * @param model the model
	 */
	public SortParser(EntityModel model) {
		this.model = model;
	}

	/**
	 * Parse an order.
	 * @param order the order; {@code null} or an empty list means by primary key,
	 * descending
	 * @return the order, which always ends in the primary key
	 * @throws InvalidSortException DF-910 when it names a field that the model does not
	 * have, or is not an order
	 */
	public Sort parse(@Nullable Object order) {
		List<Sort.Order> orders = new ArrayList<>();
		for (Object element : elements(order)) {
			orders.add(parseElement(element));
		}
		boolean newestFirst = orders.isEmpty();
		for (FieldModel key : this.model.primaryKey()) {
			if (orders.stream().noneMatch((element) -> element.field().equals(key))) {
				orders.add(new Sort.Order(key, newestFirst));
			}
		}
		return new Sort(orders);
	}

	private Collection<?> elements(@Nullable Object order) {
		if (order == null) {
			return List.of();
		}
		if (order instanceof Map<?, ?> map && !map.containsKey("field")) {
			return map.entrySet();
		}
		return (order instanceof Collection<?> collection) ? collection : List.of(order);
	}

	private Sort.Order parseElement(@Nullable Object element) {
		if (element instanceof String text) {
			return (text.startsWith("-")) ? order(text.substring(1), -1) : order(text, 1);
		}
		if (element instanceof Map.Entry<?, ?> entry) {
			return order(String.valueOf(entry.getKey()), entry.getValue());
		}
		if (element instanceof Map<?, ?> map && map.get("field") instanceof String field) {
			return order(field, map.get("order"));
		}
		if (element instanceof Map<?, ?> map && map.size() == 1) {
			return parseElement(map.entrySet().iterator().next());
		}
		throw new InvalidSortException("An order of " + this.model.name() + " is neither a field nor a map.",
				"Write \"name\", \"-name\", {\"name\": -1} or {\"field\": \"name\", \"order\": \"desc\"}.");
	}

	private Sort.Order order(String name, @Nullable Object direction) {
		FieldModel field = this.model.find(name);
		if (field == null) {
			throw new InvalidSortException("Cannot sort " + this.model.name() + " by unknown field '" + name + "'.",
					Suggestion.of(name, this.model.fields().stream().map(FieldModel::name).toList()));
		}
		if (field.type() == FieldType.JSON) {
			throw new InvalidSortException("Cannot sort " + this.model.name() + " by the JSON field '" + name + "'.",
					"Documents have no order; keep what they are sorted by in a field of its own.");
		}
		return new Sort.Order(field, descending(name, direction));
	}

	private boolean descending(String name, @Nullable Object direction) {
		return switch (String.valueOf(direction).toLowerCase(Locale.ROOT)) {
			case "1", "asc", "null" -> false;
			case "-1", "desc" -> true;
			default -> throw new InvalidSortException(
					"The direction of '" + name + "' in an order of " + this.model.name() + " is not known.",
					"Use 1 or \"asc\", -1 or \"desc\".");
		};
	}

}
