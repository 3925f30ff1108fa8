/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Says with comparisons of single fields which records come after a position.
 */
final class Keyset {

	private Keyset() {
	}

	static Filter filter(Filter.After after) {
		List<Sort.Order> orders = after.sort().orders();
		List<Filter> branches = new ArrayList<>(orders.size());
		Filter equal = Filter.all();
		for (int i = 0; i < orders.size(); i++) {
			branches.add(equal.and(beyond(orders.get(i), after.values().get(i))));
			equal = equal.and(same(orders.get(i), after.values().get(i)));
		}
		Filter found = Filter.or(branches);
		return (orders.size() > 1) ? bound(orders.get(0), after.values().get(0)).and(found) : found;
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
