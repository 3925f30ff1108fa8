/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.control.SeveralDatabasesException;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DuplicateModelException;
import io.dataflow.query.Query;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for one engine on several databases, without Spring.
 */
class DatabasesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final DataFlow analytics = DataFlow.builder(":memory:").name("analytics").models(Event.class).build();

	private final DataFlow shop = DataFlow.builder("h2:mem:shop")
		.models(Purchase.class)
		.databases(this.analytics)
		.build();

	@AfterEach
	void close() {
		this.shop.operations()
			.inTransaction(this.shop.model(Purchase.class).bulkDelete(Query.where(Map.of())))
			.block(LIMIT);
		this.shop.close().then(this.analytics.close()).block(LIMIT);
	}

	private WorkflowRun run(Workflow workflow) {
		return Objects.requireNonNull(this.shop.engine().run(workflow).block(LIMIT));
	}

	private long events() {
		return Objects.requireNonNull(this.analytics.model(Event.class).count(Query.where(Map.of())).block(LIMIT));
	}

	private long purchases() {
		return Objects.requireNonNull(this.shop.model(Purchase.class).count(Query.where(Map.of())).block(LIMIT));
	}

	@Test
	void workflowReadsFromOneDatabaseAndWritesToAnother() {
		WorkflowRun run = run(Workflow.builder("w")
			.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea"))
			.addNode("EventCreateNode", "log", Map.of("id", "e1", "db_instance", "analytics"))
			.addConnection("buy", "title", "log", "name")
			.build());
		assertThat(run.value("log", "name")).isEqualTo("Tea");
		assertThat(this.analytics.model(Event.class).read("e1").block(LIMIT)).isEqualTo(new Event("e1", "Tea"));
		assertThat(purchases()).isOne();
	}

	@Test
	void instancesAreJoined() {
		// tag::instances[]
		DataFlow analytics = DataFlow.builder(":memory:").name("analytics").models(Event.class).build();
		DataFlow shop = DataFlow.builder("h2:mem:shop").models(Purchase.class).databases(analytics).build();
		// end::instances[]
		assertThat(shop.engine().nodeType("EventCreateNode")).isPresent();
		shop.close().then(analytics.close()).block(LIMIT);
	}

	@Test
	void nodeThatIsToldAnotherDatabaseIsRefused() {
		Workflow workflow = Workflow.builder("w")
			.addNode("EventCreateNode", "log", Map.of("id", "e1", "name", "x", "database", "default"))
			.build();
		assertThat(this.shop.engine().validate(workflow).errors()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("DF-701");
			assertThat(problem.message()).contains("'database' default but serves only 'analytics'");
		});
	}

	@Test
	void eachDatabaseHasTransactionsOfItsOwn() {
		// tag::transactions[]
		Workflow workflow = Workflow.builder("buying")
			.transaction("buy",
					(scope) -> scope.addNode("PurchaseCreateNode", "purchase", Map.of("id", "p1", "title", "Tea")))
			.transaction("log",
					(scope) -> scope.database("analytics").addNode("EventCreateNode", "event", Map.of("id", "e1")))
			.addConnection("purchase", "title", "event", "name")
			.build();
		// end::transactions[]
		assertThat(run(workflow).value("event", "name")).isEqualTo("Tea");
	}

	@Test
	void transactionOverBothIsRefused() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea"))
						.addNode("EventCreateNode", "log", Map.of("id", "e1", "name", "Tea")))
			.build();
		assertThat(this.shop.engine().validate(workflow).errors()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("DF-701");
			assertThat(problem.nodeId()).isEqualTo("log");
			assertThat(problem.action()).contains("saga");
		});
		assertThat(purchases()).isZero();
	}

	@Test
	void transactionOfTheOtherDatabaseIsRolledBackThere() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.database("analytics")
						.addNode("EventCreateNode", "log", Map.of("id", "e1", "name", "Tea"))
						.addNode("EventCreateNode", "again", Map.of("name", "Tea"))
						.addConnection("log", "id", "again", "id"))
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(workflow));
		assertThat(events()).isZero();
	}

	@Test
	void stepsOfOneTransactionMustBeOfOneDatabase() {
		Workflow workflow = steps("two_phase_commit");
		assertThat(this.shop.engine().validate(workflow).errors()).extracting(Problem::message)
			.containsExactly("Node 'both' runs one transaction, but its steps are of several databases: "
					+ "'default' (PurchaseCreateNode), 'analytics' (EventCreateNode).");
	}

	@Test
	void stepsOfOneTransactionThatAreChosenAtRunTimeMustBeOfOneDatabase() {
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionManagerNode", "both",
					Map.of("transaction_type", "{{ inputs.type }}", "retry_attempts", 0, "steps",
							steps("saga").nodes().get(0).parameters().get("steps")))
			.build();
		Mono<WorkflowRun> run = this.shop.engine().run(workflow, RunOptions.inputs(Map.of("type", "two_phase_commit")));
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(() -> run.block(LIMIT))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"))
			.withCauseInstanceOf(SeveralDatabasesException.class)
			.withMessageContaining("analytics, default");
		assertThat(purchases()).isZero();
	}

	@Test
	void stepsOfTheOtherDatabaseAreOneTransactionThere() {
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionManagerNode", "both",
					Map.of("transaction_type", "two_phase_commit", "retry_attempts", 0, "steps",
							List.of(step("EventCreateNode", Map.of("id", "e1", "name", "a")),
									step("EventCreateNode", Map.of("id", "e1", "name", "b")))))
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(workflow));
		assertThat(events()).isZero();
	}

	@Test
	void sagaGoesOverBoth() {
		run(steps("saga"));
		assertThat(purchases()).isOne();
		assertThat(events()).isOne();
	}

	private static Workflow steps(String type) {
		return Workflow.builder("w")
			.addNode("TransactionManagerNode", "both",
					Map.of("transaction_type", type, "retry_attempts", 0, "steps",
							List.of(step("PurchaseCreateNode", Map.of("id", "p1", "title", "Tea")),
									step("EventCreateNode", Map.of("id", "e1", "name", "Tea")))))
			.build();
	}

	private static Map<String, Object> step(String node, Map<String, Object> parameters) {
		return Map.of("node", node, "params", parameters);
	}

	@Test
	void transactionsInJavaAreOfOneInstanceEach() {
		Mono<Event> log = this.analytics.model(Event.class).create(new Event("e1", "Tea"));
		Mono<Event> failing = this.shop.operations()
			.inTransaction(this.shop.model(Purchase.class)
				.create(new Purchase("p1", "Tea"))
				.then(this.analytics.operations().inTransaction(log))
				.then(Mono.error(new IllegalStateException("no"))));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> failing.block(LIMIT));
		assertThat(purchases()).isZero();
		assertThat(events()).isOne();
	}

	@Test
	void instanceHasItsName() {
		assertThat(this.analytics.name()).isEqualTo("analytics");
		assertThat(this.shop.name()).isEqualTo("default");
		assertThat(this.analytics.nodeTypes()).hasSize(12)
			.allSatisfy((type) -> assertThat(type.transactions()).contains("analytics"));
	}

	@Test
	void entityOfAnotherDatabaseIsRefused() {
		assertThatExceptionOfType(UnknownDatabaseException.class)
			.isThrownBy(() -> DataFlow.builder("h2:mem:other").name("archive").models(Event.class).build())
			.withMessage("[DF-601] Entity Event is in the database 'analytics', which does not exist here.")
			.satisfies((error) -> {
				assertThat(error.action()).startsWith("Valid: archive.");
				assertThat(error.entities()).containsEntry("Event", "analytics");
			});
	}

	@Test
	void entitiesOfOneEngineHaveNamesOfTheirOwn() {
		DataFlow other = DataFlow.builder("h2:mem:other").name("other").models(Purchase.class).build();
		assertThatExceptionOfType(DuplicateModelException.class)
			.isThrownBy(() -> DataFlow.builder("h2:mem:one").models(Purchase.class).databases(other).build())
			.withMessageContaining("[DF-602]")
			.satisfies((error) -> assertThat(error.action()).contains("engines of their own may have both"));
	}

	@Test
	void enginesOfTheirOwnMayHaveEntitiesOfOneName() {
		DataFlow other = DataFlow.builder("h2:mem:other").name("other").models(Purchase.class).build();
		Workflow workflow = Workflow.builder("w")
			.addNode("PurchaseCreateNode", "buy", Map.of("id", "p9", "title", "Tea"))
			.build();
		other.engine().run(workflow).block(LIMIT);
		assertThat(other.model(Purchase.class).count(Query.where(Map.of())).block(LIMIT)).isOne();
		assertThat(purchases()).isZero();
		other.close().block(LIMIT);
	}

	@Test
	void databasesHaveNamesOfTheirOwn() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DataFlow.builder("h2:mem:one").name("analytics").databases(this.analytics).build())
			.withMessageContaining("analytics");
	}

	/**
	 * In the default database.
	 */
	@DataFlowModel
	public record Purchase(@Id String id, String title) {

	}

	/**
	 * In the database for analytics.
	 */
	@DataFlowModel(database = "analytics")
	public record Event(@Id String id, String name) {

	}

}
