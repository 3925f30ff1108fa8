/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;

/**
 * An order with its items, as clients see it.
 *
 * @param order the order
 * @param items the items in the order of their numbers
 */
record OrderView(Order order, List<OrderItem> items) {

}
