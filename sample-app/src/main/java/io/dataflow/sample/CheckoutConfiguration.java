/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import io.dataflow.ModelOperations;
import io.dataflow.workflow.NodeType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The node types that the workflows of the shop add to the generated ones. Each of them
 * joins the engine by being a bean.
 */
@Configuration(proxyBeanMethods = false)
final class CheckoutConfiguration {

	@Bean
	NodeType priceCartNode(ModelOperations<Product> products) {
		return new PriceCart(products).nodeType();
	}

	@Bean
	NodeType fillOrderNode(ModelOperations<Product> products, ModelOperations<OrderItem> items) {
		return new FillOrder(products, items).nodeType();
	}

	@Bean
	NodeType bookParcelNode() {
		return BookParcel.nodeType();
	}

}
