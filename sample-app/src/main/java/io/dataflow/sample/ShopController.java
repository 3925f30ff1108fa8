/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.Map;
import java.util.Objects;

import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowEngine;
import jakarta.validation.Valid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The shop over HTTP.
 */
@RestController
final class ShopController {

	private final ModelOperations<Product> products;

	private final ModelOperations<Customer> customers;

	private final ModelOperations<Order> orders;

	private final ModelOperations<OrderItem> items;

	private final WorkflowEngine engine;

	ShopController(ModelOperations<Product> products, ModelOperations<Customer> customers,
			ModelOperations<Order> orders, ModelOperations<OrderItem> items, WorkflowEngine engine) {
		this.products = products;
		this.customers = customers;
		this.orders = orders;
		this.items = items;
		this.engine = engine;
	}

	@GetMapping("/products")
	Flux<Product> products() {
		return this.products.list(Query.all().orderBy("id"));
	}

	@PostMapping("/customers")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Customer> create(@Valid @RequestBody NewCustomer customer) {
		return this.customers.create(new Customer(null, customer.name(), customer.email()));
	}

	// tag::run[]
	@PostMapping("/checkout")
	Mono<OrderView> checkout(@Valid @RequestBody CheckoutRequest request) {
		return this.engine.run("checkout", options(request))
			.flatMap((run) -> order((Long) Objects.requireNonNull(run.value("order", "id"))));
	}
	// end::run[]

	/**
	 * The same, telling each step as it happens.
	 */
	// tag::events[]
	@PostMapping(path = "/checkout/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<RunEvent>> checkoutEvents(@Valid @RequestBody CheckoutRequest request) {
		return this.engine.stream("checkout", options(request))
			.map((event) -> ServerSentEvent.builder(event).event(event.getClass().getSimpleName()).build());
	}
	// end::events[]

	private static RunOptions options(CheckoutRequest request) {
		return RunOptions.inputs(Map.of("customer_id", request.customerId(), "quantities", request.quantities()));
	}

	@GetMapping("/orders/{id}")
	Mono<OrderView> order(@PathVariable Long id) {
		return this.orders.read(id)
			.switchIfEmpty(Mono.error(() -> new NotFoundException("order", id)))
			.zipWith(this.items.list(Query.where(Map.of("order_id", id)).orderBy("id")).collectList(), OrderView::new);
	}

}
