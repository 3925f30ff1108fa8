/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.math.BigDecimal;

/**
 * One product in a cart, as it is when the customer pays.
 *
 * @param product the product
 * @param quantity how many of it
 */
record CartLine(Product product, int quantity) {

	BigDecimal amount() {
		return this.product.price().multiply(BigDecimal.valueOf(this.quantity));
	}

}
