/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.math.BigDecimal;
import java.util.List;

import io.dataflow.ModelOperations;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Puts something into an empty shop. The application is ready once this is done.
 */
@Component
final class SampleData implements ApplicationRunner {

	private static final List<Product> PRODUCTS = List.of(
			new Product("cup", "Porcelain cup", new BigDecimal("7.50"), 200),
			new Product("teapot", "Cast iron teapot", new BigDecimal("48.00"), 10),
			new Product("tea", "Green tea, 100 g", new BigDecimal("12.90"), 75));

	private static final Customer CUSTOMER = new Customer("alice", "Alice Liddell", "alice@example.com");

	private final ModelOperations<Product> products;

	private final ModelOperations<Customer> customers;

	private final Operations operations;

	SampleData(ModelOperations<Product> products, ModelOperations<Customer> customers, Operations operations) {
		this.products = products;
		this.customers = customers;
		this.operations = operations;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.products.count(Query.all()).filter((count) -> count == 0).flatMap((none) -> fill()).block();
	}

	/**
	 * All or nothing, so that of several instances that start together one fills the
	 * shop, and the others find that it did.
	 */
	private Mono<Void> fill() {
		Mono<Void> data = Flux.fromIterable(PRODUCTS)
			.concatMap(this.products::create)
			.then(this.customers.create(CUSTOMER))
			.then();
		return this.operations.inTransaction(data).onErrorResume(DuplicateKeyException.class, (error) -> Mono.empty());
	}

}
