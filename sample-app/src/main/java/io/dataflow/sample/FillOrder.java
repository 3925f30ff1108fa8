/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code FillOrderNode}: takes each line of a cart out of the stock and puts it into the
 * order.
 */
final class FillOrder {

	private final ModelOperations<Product> products;

	private final ModelOperations<OrderItem> items;

	FillOrder(ModelOperations<Product> products, ModelOperations<OrderItem> items) {
		this.products = products;
		this.items = items;
	}

	NodeType nodeType() {
		return NodeType.of("FillOrderNode")
			.description("Takes the lines of a cart out of the stock and puts them into an order.")
			.input("order_id", Long.class)
			.input("lines", List.class)
			.output("items", List.class)
			.run(this::run);
	}

	/**
	 * One line after the other, in the order of the product ids: each change locks its
	 * product until the end of the transaction, and two transactions that lock the same
	 * products in the same order cannot wait for each other.
	 */
	private Mono<Map<String, List<OrderItem>>> run(Map<String, @Nullable Object> inputs) {
		long orderId = ((Number) Objects.requireNonNull(inputs.get("order_id"))).longValue();
		return Flux.fromIterable((List<?>) Objects.requireNonNull(inputs.get("lines")))
			.cast(CartLine.class)
			.concatMap((line) -> take(line).then(this.items.create(item(orderId, line))))
			.collectList()
			.map((created) -> Map.of("items", created));
	}

	/**
	 * The database checks and lowers the stock in one statement. To read it first and
	 * write it afterwards would sell the last one twice.
	 */
	private Mono<Void> take(CartLine line) {
		String id = line.product().id();
		Query enough = Query.where(Map.of("id", id, "stock", Map.of("$gte", line.quantity())));
		return this.products.updateAll(enough, Map.of("stock", Map.of("$dec", line.quantity())))
			.switchIfEmpty(Flux.error(() -> new OutOfStockException(id, line.quantity())))
			.then();
	}

	private static OrderItem item(long orderId, CartLine line) {
		return new OrderItem(null, orderId, line.product().id(), line.quantity(), line.product().price());
	}

}
