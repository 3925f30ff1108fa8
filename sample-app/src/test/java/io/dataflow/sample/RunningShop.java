/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.DataFlow;
import io.dataflow.query.Query;
import io.dataflow.testing.TestDatabase;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * The application as {@code main} starts it, on a port of its own, with what tests ask
 * for.
 */
final class RunningShop implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final ConfigurableApplicationContext context;

	private final DataFlow dataFlow;

	private RunningShop(ConfigurableApplicationContext context) {
		this.context = context;
		this.dataFlow = context.getBean(DataFlow.class);
	}

	static RunningShop on(TestDatabase database, String... arguments) {
		return new RunningShop(new SpringApplicationBuilder(SampleApplication.class).run(
				Stream
					.concat(Stream.of("--server.port=0", "--spring.main.banner-mode=off",
							"--DATABASE_URL=" + database.url()), Stream.of(arguments))
					.toArray(String[]::new)));
	}

	String address() {
		return "http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	WebTestClient client() {
		return WebTestClient.bindToServer().baseUrl(address()).responseTimeout(TIMEOUT).build();
	}

	ResponseSpec post(String path, Object body) {
		return client().post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	ResponseSpec get(String path) {
		return client().get().uri(path).exchange();
	}

	ResponseSpec checkout(String productId, int quantity) {
		return post("/checkout", cart(Map.of("product_id", productId, "quantity", quantity)));
	}

	static Map<String, Object> cart(Map<?, ?>... items) {
		return Map.of("customer_id", "alice", "items", List.of(items));
	}

	void addProduct(String id, int stock) {
		this.dataFlow.model(Product.class).create(new Product(id, id, new BigDecimal("2.50"), stock)).block(TIMEOUT);
	}

	int stock(String productId) {
		return this.dataFlow.model(Product.class)
			.read(productId)
			.map(Product::stock)
			.blockOptional(TIMEOUT)
			.orElseThrow();
	}

	List<OrderItem> sold(String productId) {
		return this.dataFlow.model(OrderItem.class)
			.list(Query.where(Map.of("product_id", productId)))
			.collectList()
			.blockOptional(TIMEOUT)
			.orElseThrow();
	}

	long count(Class<?> entity) {
		return this.dataFlow.model(entity).count(Query.all()).blockOptional(TIMEOUT).orElseThrow();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
