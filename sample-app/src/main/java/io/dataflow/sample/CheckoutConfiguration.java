/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.Map;

import io.dataflow.ModelOperations;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The workflow of the shop, and the two node types that it adds to the generated ones.
 * Each of them joins the engine by being a bean.
 */
@Configuration(proxyBeanMethods = false)
final class CheckoutConfiguration {

	/**
	 * The workflow is given the id of the customer and the {@code quantities} by product.
	 * What is in {@code transaction} takes effect as a whole or not at all.
	 */
	// tag::workflow[]
	@Bean
	Workflow checkout() {
		return Workflow.builder("checkout")
			.addNode("CustomerReadNode", "customer")
			.transaction("purchase",
					(purchase) -> purchase.addNode("PriceCartNode", "cart")
						.addNode("OrderCreateNode", "order", Map.of("status", "paid"))
						.addNode("FillOrderNode", "items"))
			.addConnection("customer", "id", "order", "customer_id")
			.addConnection("cart", "total", "order", "total")
			.addConnection("cart", "lines", "items", "lines")
			.addConnection("order", "id", "items", "order_id")
			.build();
	}
	// end::workflow[]

	@Bean
	NodeType priceCartNode(ModelOperations<Product> products) {
		return new PriceCart(products).nodeType();
	}

	@Bean
	NodeType fillOrderNode(ModelOperations<Product> products, ModelOperations<OrderItem> items) {
		return new FillOrder(products, items).nodeType();
	}

}
