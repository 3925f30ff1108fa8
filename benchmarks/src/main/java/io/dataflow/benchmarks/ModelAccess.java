/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import reactor.core.publisher.Mono;

/**
 * DataFlow without a workflow.
 */
final class ModelAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final ModelOperations<Product> products;

	ModelAccess(DataFlow dataFlow) {
		this.products = dataFlow.model(Product.class);
	}

	@Override
	public Mono<Product> read(long id) {
		return this.products.read(id);
	}

	@Override
	public Mono<Product> insert(String name, int quantity) {
		return this.products.create(new Product(null, name, PRICE, quantity, true));
	}

	@Override
	public Mono<Product> update(long id, int quantity) {
		return this.products.update(id, Map.of("quantity", quantity));
	}

}
