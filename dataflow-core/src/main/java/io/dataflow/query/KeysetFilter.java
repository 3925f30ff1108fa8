/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The records that come after a position in an order, see {@link Cursor}.
 *
 * @param sort the order, which ends in a unique field
 * @param values the values at the position, one for each field of the order
 * @since 0.1.0
 */
public record KeysetFilter(Sort sort, List<@Nullable Object> values) implements Filter {

	public KeysetFilter {
		values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	/**
	 * Tell whether a comparison of rows, {@code (a, b) > (1, 2)}, says the same.
	 * @return whether all fields go the same way and none can be null
	 */
	public boolean uniform() {
		boolean descending = this.sort.orders().get(0).descending();
		return this.sort.orders()
			.stream()
			.allMatch((order) -> order.descending() == descending && !order.field().nullable());
	}

	/**
	 * Return the same as comparisons of single fields.
	 * @return the filter; its first part bounds the first field, so that an index finds
	 * the position
	 */
	public Filter expanded() {
		List<Sort.Order> orders = this.sort.orders();
		List<Filter> branches = new ArrayList<>(orders.size());
		Filter equal = Filter.all();
		for (int i = 0; i < orders.size(); i++) {
			branches.add(equal.and(beyond(orders.get(i), this.values.get(i))));
			equal = equal.and(same(orders.get(i), this.values.get(i)));
		}
		Filter found = Filter.or(branches);
		return (orders.size() > 1) ? bound(orders.get(0), this.values.get(0)).and(found) : found;
	}

	/**
	 * Null is the smallest value.
	 */
	private static Filter beyond(Sort.Order order, @Nullable Object value) {
		if (value == null) {
			return (order.descending()) ? Filter.none() : new Filter.NullCheck(order.field(), true);
		}
		if (!order.descending()) {
			return new Filter.Comparison(order.field(), Filter.Operator.GT, value);
		}
		Filter less = new Filter.Comparison(order.field(), Filter.Operator.LT, value);
		return (order.field().nullable()) ? Filter.or(List.of(less, new Filter.NullCheck(order.field(), false))) : less;
	}

	private static Filter same(Sort.Order order, @Nullable Object value) {
		return (value != null) ? Filter.equal(order.field(), value) : new Filter.NullCheck(order.field(), false);
	}

	/**
	 * Follows from the rest, but lets the database begin at the position in an index.
	 */
	private static Filter bound(Sort.Order order, @Nullable Object value) {
		if (value == null || (order.descending() && order.field().nullable())) {
			return Filter.all();
		}
		return new Filter.Comparison(order.field(), (order.descending()) ? Filter.Operator.LTE : Filter.Operator.GTE,
				value);
	}

}
