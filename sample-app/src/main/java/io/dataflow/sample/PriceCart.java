/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code PriceCartNode}: reads what is in the cart, refuses what does not exist or is not
 * in stock, and adds up the prices.
 */
final class PriceCart {

	private final ModelOperations<Product> products;

	PriceCart(ModelOperations<Product> products) {
		this.products = products;
	}

	// tag::node[]
	NodeType nodeType() {
		return NodeType.of("PriceCartNode")
			.description("Prices a cart.")
			.input("quantities", Map.class)
			.output("lines", List.class)
			.output("total", BigDecimal.class)
			.run(this::run);
	}
	// end::node[]

	private Mono<Map<String, Object>> run(Map<String, @Nullable Object> inputs) {
		Map<String, Integer> quantities = new TreeMap<>();
		((Map<?, ?>) Objects.requireNonNull(inputs.get("quantities")))
			.forEach((product, quantity) -> quantities.put((String) product, (Integer) quantity));
		return this.products.list(Query.where(Map.of("id", Map.of("$in", quantities.keySet()))))
			.collectMap(Product::id)
			.map((found) -> price(quantities, found));
	}

	private static Map<String, Object> price(Map<String, Integer> quantities, Map<String, Product> found) {
		List<CartLine> lines = new ArrayList<>();
		quantities.forEach((id, quantity) -> {
			Product product = found.get(id);
			if (product == null) {
				throw new NotFoundException("product", id);
			}
			if (product.stock() < quantity) {
				throw new OutOfStockException(id, quantity);
			}
			lines.add(new CartLine(product, quantity));
		});
		return Map.of("lines", lines, "total",
				lines.stream().map(CartLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
	}

}
