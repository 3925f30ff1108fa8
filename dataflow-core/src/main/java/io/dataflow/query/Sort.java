/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

import io.dataflow.model.FieldModel;

/**
 * The order of records. A null value counts as smaller than every other value, on every
 * database.
 *
 * @param orders the fields, the first one decides first; empty leaves the order to the
 * database
 * @since 0.1.0
 */
public record Sort(List<Order> orders) {

	public Sort {
		orders = List.copyOf(orders);
	}

	/**
	 * Return the order that leaves everything to the database.
	 * @return the empty order
	 */
	public static Sort unsorted() {
		return new Sort(List.of());
	}

	/**
	 * One field of an order.
	 *
	 * @param field the field
	 * @param descending whether the greatest value comes first
	 */
	public record Order(FieldModel field, boolean descending) {

	}

}
