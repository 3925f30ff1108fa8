/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the shop does on every database.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ShopScenarios {

	private RunningShop shop;

	@BeforeAll
	void start(TestDatabase database) {
		this.shop = RunningShop.on(database);
	}

	@AfterAll
	void stop() {
		if (this.shop != null) {
			this.shop.close();
		}
	}

	@Test
	void emptyShopIsFilledOnStart() {
		this.shop.get("/products")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[?(@.id == 'tea')].price")
			.isEqualTo(12.9);
	}

	@Test
	void checkoutCreatesTheOrderAndLowersTheStock() {
		this.shop.addProduct("spoon", 5);
		this.shop.addProduct("bowl", 5);
		this.shop
			.post("/checkout",
					RunningShop.cart(Map.of("product_id", "spoon", "quantity", 2),
							Map.of("product_id", "bowl", "quantity", 1), Map.of("product_id", "spoon", "quantity", 1)))
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.order.customer_id")
			.isEqualTo("alice")
			.jsonPath("$.order.total")
			.isEqualTo(10)
			.jsonPath("$.order.status")
			.isEqualTo("paid")
			.jsonPath("$.items[*].product_id")
			.isEqualTo(List.of("bowl", "spoon"))
			.jsonPath("$.items[*].quantity")
			.isEqualTo(List.of(1, 3));
		assertThat(this.shop.stock("spoon")).isEqualTo(2);
		assertThat(this.shop.stock("bowl")).isEqualTo(4);
	}

	@Test
	void orderCanBeReadAgain() {
		this.shop.addProduct("plate", 1);
		this.shop.checkout("plate", 1).expectStatus().isOk();
		Long order = this.shop.sold("plate").get(0).orderId();
		this.shop.get("/orders/" + order)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.order.id")
			.isEqualTo(order)
			.jsonPath("$.items[0].product_id")
			.isEqualTo("plate");
	}

	@Test
	void checkoutOfMoreThanThereIsLeavesNothing() {
		this.shop.addProduct("fork", 5);
		this.shop.addProduct("knife", 1);
		long orders = this.shop.count(Order.class);
		this.shop
			.post("/checkout",
					RunningShop.cart(Map.of("product_id", "fork", "quantity", 1),
							Map.of("product_id", "knife", "quantity", 2)))
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("OUT_OF_STOCK")
			.jsonPath("$.message")
			.isEqualTo("There are fewer than 2 of product 'knife'.");
		assertThat(this.shop.stock("fork")).isEqualTo(5);
		assertThat(this.shop.sold("fork")).isEmpty();
		assertThat(this.shop.count(Order.class)).isEqualTo(orders);
	}

	@Test
	void fortyCustomersBuyTenUnits() {
		this.shop.addProduct("rare", 10);
		statuses(Flux.range(0, 40).map((number) -> RunningShop.cart(Map.of("product_id", "rare", "quantity", 1))))
			.as(StepVerifier::create)
			.assertNext(
					(statuses) -> assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(200, 10L, 409, 30L)))
			.expectComplete()
			.verify(Duration.ofMinutes(1));
		assertThat(this.shop.stock("rare")).isZero();
		assertThat(this.shop.sold("rare")).hasSize(10);
	}

	@Test
	void customersWhoBuyTheSameProductsInAnotherOrderDoNotBlockEachOther() {
		this.shop.addProduct("left", 20);
		this.shop.addProduct("right", 20);
		Map<String, Object> left = Map.of("product_id", "left", "quantity", 1);
		Map<String, Object> right = Map.of("product_id", "right", "quantity", 1);
		statuses(Flux.range(0, 20)
			.map((number) -> (number % 2 == 0) ? RunningShop.cart(left, right) : RunningShop.cart(right, left)))
			.as(StepVerifier::create)
			.expectNext(Map.of(200, 20L))
			.expectComplete()
			.verify(Duration.ofMinutes(1));
	}

	@Test
	void orderThatDoesNotFitIntoAParcelIsUndone() {
		this.shop.addProduct("marble", 40);
		this.shop.checkout("marble", 31)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("PARCEL_TOO_LARGE");
		assertThat(this.shop.stock("marble")).isEqualTo(40);
	}

	@Test
	void orderOfMuchMoneyIsLookedAt() {
		this.shop.addProduct("brick", 500);
		this.shop.checkout("brick", 401)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.order.status")
			.isEqualTo("review");
	}

	@Test
	void checkoutTellsItsSteps() {
		this.shop.addProduct("bell", 1);
		this.shop.post("/checkout/events", RunningShop.cart(Map.of("product_id", "bell", "quantity", 1)))
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((events) -> assertThat(events).startsWith("event:RunStarted\n")
				.containsSubsequence("event:TransactionStarted", "event:TransactionCommitted", "event:NodeSkipped",
						"\"node_id\":\"settle\"", "event:RunCompleted")
				.doesNotContain("alice"));
	}

	@Test
	void unknownProductIsNotFound() {
		this.shop.checkout("unicorn", 1)
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("DF-703")
			.jsonPath("$.message")
			.value(String.class, (message) -> assertThat(message).contains("There is no product 'unicorn'."));
	}

	@Test
	void unknownCustomerIsNotFound() {
		this.shop
			.post("/checkout",
					Map.of("customer_id", "nobody", "items", List.of(Map.of("product_id", "cup", "quantity", 1))))
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.message")
			.value(String.class, (message) -> assertThat(message).contains("There is no Customer with id 'nobody'."));
	}

	@Test
	void unknownOrderIsNotFound() {
		this.shop.get("/orders/999999").expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("DF-703");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{}", "{\"customer_id\": \"alice\", \"items\": []}",
			"{\"customer_id\": \"alice\", \"items\": [null]}",
			"{\"customer_id\": \"alice\", \"items\": [{\"product_id\": \"cup\", \"quantity\": 0}]}",
			"{\"customer_id\": \"alice\", \"items\": [{\"product_id\": \"cup\", \"quantity\": \"many\"}]}" })
	void invalidCheckoutIsRefused(String body) {
		this.shop.post("/checkout", body)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("INVALID_INPUT")
			.jsonPath("$.action")
			.isNotEmpty();
	}

	@Test
	void invalidFieldIsNamedAsInTheRequest() {
		this.shop.post("/checkout", Map.of("customer_id", " ", "items", List.of()))
			.expectBody()
			.jsonPath("$.message")
			.isEqualTo("'customer_id' must not be blank, 'items' must not be empty");
	}

	@Test
	void customerIsCreatedOnce() {
		Map<String, String> customer = Map.of("name", "Robert'); DROP TABLE customers; --", "email", "bob@example.com");
		this.shop.post("/customers", customer)
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("Robert'); DROP TABLE customers; --")
			.jsonPath("$.id")
			.isNotEmpty();
		this.shop.post("/customers", customer)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("DF-502");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/health", "/ready", "/livez" })
	void applicationIsUp(String path) {
		this.shop.get(path).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("UP");
	}

	@Test
	void metricsAreThoseOfPrometheus() {
		this.shop.get("/metrics")
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((metrics) -> assertThat(metrics).contains("# TYPE r2dbc_pool_acquired_connections gauge"));
	}

	@Test
	void metricsTellOfRunsNodesAndOperations() {
		this.shop.addProduct("measured", 1);
		this.shop.checkout("measured", 1).expectStatus().isOk();
		this.shop.get("/metrics")
			.expectBody(String.class)
			.value((metrics) -> assertThat(metrics.lines()).anyMatch(
					(line) -> line.startsWith("dataflow_run_seconds_count{") && line.contains("workflow=\"checkout\""))
				.anyMatch((line) -> line.startsWith("dataflow_node_seconds_count{")
						&& line.contains("node_type=\"TransactionManagerNode\""))
				.anyMatch((line) -> line.startsWith("dataflow_operation_seconds_count{")
						&& line.contains("model=\"Product\"") && line.contains("operation=\"create\"")));
	}

	private Mono<Map<Integer, Long>> statuses(Flux<Map<String, Object>> carts) {
		WebClient client = WebClient.create(this.shop.address());
		return carts
			.flatMap(
					(cart) -> client.post()
						.uri("/checkout")
						.bodyValue(cart)
						.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value())),
					40)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

}
