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

import io.dataflow.DataFlow;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
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

	private final Workflow checkout = new CheckoutConfiguration().checkout();

	private final DataFlow db;

	private final WorkflowEngine engine;

	CheckoutWorkflowTests(TestDatabase database) {
		this.db = DataFlow.builder(database.another().url())
			.models(Customer.class, Product.class, Order.class, OrderItem.class)
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
	void nothingRunsWithoutACart() {
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> this.engine.executeBlocking(this.checkout,
					RunOptions.inputs(Map.of("customer", Map.of("id", "alice")))))
			.withMessageContaining("Node 'cart' misses required inputs: [quantities]");
	}

	private WorkflowRun run(int cups) {
		return this.engine.executeBlocking(this.checkout,
				RunOptions.inputs(Map.of("customer", Map.of("id", "alice"), "quantities", Map.of("cup", cups))));
	}

	private static WorkflowEngine engine(DataFlow db) {
		return WorkflowEngine.builder()
			.nodeTypes(db.engine().nodeTypes())
			.nodeTypes(List.of(new PriceCart(db.model(Product.class)).nodeType(),
					new FillOrder(db.model(Product.class), db.model(OrderItem.class)).nodeType()))
			.transactionSupport(db.operations()::inTransaction)
			.build();
	}

}
