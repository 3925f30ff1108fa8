/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

/**
 * The shop has less of a product than somebody wants to buy.
 */
final class OutOfStockException extends RuntimeException {

	OutOfStockException(String productId, int quantity) {
		super("There are fewer than " + quantity + " of product '" + productId + "'.");
	}

}
