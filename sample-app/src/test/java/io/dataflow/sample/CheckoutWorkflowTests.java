/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.control.SagaFailedException;
import io.dataflow.definition.WorkflowDefinitions;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.NodeStatus;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import io.dataflow.workflow.WorkflowValidationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The workflow without Spring and without HTTP.
 */
@DatabaseTest(DatabaseName.H2)
class CheckoutWorkflowTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Workflow checkout = file("checkout");

	private final DataFlow db;

	private final WorkflowEngine engine;

	CheckoutWorkflowTests(TestDatabase database) {
		this.db = DataFlow.builder(database.another().url())
			.models(Customer.class, Product.class, Order.class, OrderItem.class, Payment.class)
			.build();
		this.engine = engine(this.db);
	}

	@BeforeEach
	void fill() {
		this.db.model(Customer.class)
			.create(new Customer("alice", "Alice", "alice@example.com"))
			.then(this.db.model(Product.class).create(new Product("cup", "Cup", new BigDecimal("7.50"), 5)))
			.block(TIMEOUT);
	}

	@AfterEach
	void close() {
		this.db.close().block(TIMEOUT);
	}

	@Test
	void resultsOfAllNodesAreThere() {
		WorkflowRun run = run(2);
		assertThat(run.value("customer", "name")).isEqualTo("Alice");
		assertThat(run.value("order", "total")).isEqualTo(new BigDecimal("15"));
		assertThat(run.value("items", "items")).asInstanceOf(InstanceOfAssertFactories.list(OrderItem.class))
			.singleElement()
			.satisfies((item) -> assertThat(item.quantity()).isEqualTo(2));
	}

	@Test
	void failureNamesTheNode() {
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(6))
			.satisfies((error) -> assertThat(error.nodeId()).isEqualTo("cart"))
			.withCauseInstanceOf(OutOfStockException.class);
	}

	@Test
	void smallOrderIsPaidAndSent() {
		WorkflowRun run = run(2);
		assertThat(run.value("settle", "status")).isEqualTo("committed");
		assertThat(run.value("settle", "results.send.parcel")).isEqualTo("parcel-" + run.value("order", "id"));
		assertThat(run.status("review")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(order(run).status()).isEqualTo("paid");
		assertThat(payments()).singleElement().satisfies((payment) -> {
			assertThat(payment.amount()).isEqualByComparingTo("15");
			assertThat(payment.status()).isEqualTo("charged");
		});
	}

	@Test
	void largeOrderIsLeftToBeLookedAt() {
		this.db.model(Product.class).create(new Product("ring", "Ring", new BigDecimal("1000.01"), 1)).block(TIMEOUT);
		WorkflowRun run = this.engine.executeBlocking(this.checkout, inputs("ring", 1));
		assertThat(run.status("settle")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(order(run).status()).isEqualTo("review");
		assertThat(payments()).isEmpty();
	}

	@Test
	void orderThatCannotBeSentIsUndone() {
		this.db.model(Product.class).create(new Product("pin", "Pin", new BigDecimal("0.10"), 40)).block(TIMEOUT);
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(this.checkout, inputs("pin", 31)))
			.havingCause()
			.isInstanceOfSatisfying(SagaFailedException.class,
					(error) -> assertThat(error.status()).isEqualTo("compensated"))
			.withMessageContaining("A parcel holds 30 pieces, not 31.");
		assertThat(payments()).singleElement().extracting(Payment::status).isEqualTo("refunded");
		assertThat(this.db.model(Order.class).list(Query.all()).collectList().block(TIMEOUT)).singleElement()
			.extracting(Order::status)
			.isEqualTo("cancelled");
		assertThat(this.db.model(Product.class).read("pin").blockOptional(TIMEOUT).orElseThrow().stock()).isEqualTo(40);
	}

	@Test
	void workflowInJavaCodeDoesTheSameToTheStock() {
		WorkflowRun run = this.engine.executeBlocking(purchase(),
				RunOptions.inputs(Map.of("customer", Map.of("id", "alice"), "quantities", Map.of("cup", 2))));
		assertThat(order(run).status()).isEqualTo("paid");
		assertThat(this.db.model(Product.class).read("cup").blockOptional(TIMEOUT).orElseThrow().stock()).isEqualTo(3);
	}

	// tag::workflow[]
	private static Workflow purchase() {
		return Workflow.builder("purchase")
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

	@Test
	void nothingRunsWithoutACart() {
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(
					() -> this.engine.executeBlocking(this.checkout, RunOptions.inputs(Map.of("customer_id", "alice"))))
			.withMessageContaining("Workflow 'checkout' misses its input 'quantities'");
		assertThat(this.db.model(Order.class).count(Query.all()).block(TIMEOUT)).isZero();
	}

	private WorkflowRun run(int cups) {
		return this.engine.executeBlocking(this.checkout, inputs("cup", cups));
	}

	private static RunOptions inputs(String product, int quantity) {
		return RunOptions.inputs(Map.of("customer_id", "alice", "quantities", Map.of(product, quantity)));
	}

	private Order order(WorkflowRun run) {
		Object id = Objects.requireNonNull(run.value("order", "id"));
		return this.db.model(Order.class).read(id).blockOptional(TIMEOUT).orElseThrow();
	}

	private List<Payment> payments() {
		return this.db.model(Payment.class).list(Query.all()).collectList().blockOptional(TIMEOUT).orElseThrow();
	}

	private static Workflow file(String name) {
		String path = "/workflows/" + name + ".yaml";
		try (InputStream file = Objects.requireNonNull(CheckoutWorkflowTests.class.getResourceAsStream(path))) {
			return WorkflowDefinitions.read(file, path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static WorkflowEngine engine(DataFlow db) {
		return WorkflowEngine.builder()
			.nodeTypes(db.engine().nodeTypes())
			.nodeTypes(List.of(new PriceCart(db.model(Product.class)).nodeType(),
					new FillOrder(db.model(Product.class), db.model(OrderItem.class)).nodeType(),
					BookParcel.nodeType()))
			.workflows(List.of(file("cancel-order")))
			.transactionSupport(db.operations())
			.build();
	}

}
