/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import org.reactivestreams.Publisher;

/**
 * One way to work on single products. All ways share one connection pool, send the same
 * SQL where the way lets them choose, and return every column of the product.
 */
interface ProductAccess {

	Publisher<?> read(long id);

	Publisher<?> insert(String name, int quantity);

	Publisher<?> update(long id, int quantity);

}
