/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a customer wants to buy.
 *
 * @param customerId the customer
 * @param items the products
 */
record CheckoutRequest(@NotBlank String customerId, @NotEmpty @Size(max = 50) List<@NotNull @Valid Item> items) {

	/**
	 * Return the quantities by product; those of a product that is named twice add up.
	 */
	Map<String, Integer> quantities() {
		return this.items.stream().collect(Collectors.toMap(Item::productId, Item::quantity, Integer::sum));
	}

	/**
	 * One product.
	 *
	 * @param productId the product
	 * @param quantity how many of it
	 */
	record Item(@NotBlank String productId, @Min(1) @Max(1000) int quantity) {

	}

}
