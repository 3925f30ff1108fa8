/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for transactions of an engine that has several databases.
 */
class TransactionDatabaseTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final RecordingTransactions shop = new RecordingTransactions();

	private final RecordingTransactions analytics = new RecordingTransactions();

	private final Workflow logging = Workflow.builder("logging").addNode("EventNode", "log").build();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(of("OrderNode", "shop"), of("EventNode", "analytics"), Gates.echo(), calling()))
		.workflows(List.of(this.logging))
		.transactionSupport("shop", this.shop)
		.transactionSupport("analytics", this.analytics)
		.build();

	private static NodeType of(String name, String support) {
		return NodeType.of(name)
			.transactions(support)
			.optionalInput("in", Object.class)
			.openOutputs()
			.run((inputs) -> Mono.just(Map.of("done", true)));
	}

	private static NodeType calling() {
		return NodeType.of("CallNode")
			.optionalInput("node", String.class)
			.optionalInput("workflow", String.class)
			.delegates(new Delegation() {

				@Override
				public Collection<String> nodeTypes(Map<String, @Nullable Object> parameters) {
					return names(parameters.get("node"));
				}

				@Override
				public Collection<String> workflows(Map<String, @Nullable Object> parameters) {
					return names(parameters.get("workflow"));
				}
			})
			.openOutputs()
			.run((inputs) -> WorkflowEngine.current()
				.flatMap((engine) -> engine.run(String.valueOf(inputs.get("workflow")), RunOptions.none()))
				.thenReturn(Map.of()));
	}

	private static List<String> names(@Nullable Object name) {
		return (name != null) ? List.of(name.toString()) : List.of();
	}

	private List<Problem> problems(Consumer<ScopeBuilder> scope) {
		return this.engine.validate(Workflow.builder("w").transaction("tx", scope).build()).errors();
	}

	private void run(WorkflowBuilder workflow) {
		this.engine.executeBlocking(workflow.build(), RunOptions.none());
	}

	@Test
	void nodeTypeTellsWhoseTransactionsItTakesPartIn() {
		assertThat(of("OrderNode", "shop").transactions()).contains("shop");
		assertThat(Gates.echo().transactions()).isEmpty();
	}

	@Test
	void nodeOfAnotherDatabaseInATransactionIsRefused() {
		assertThat(problems((scope) -> scope.addNode("OrderNode", "order").addNode("EventNode", "log"))).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-701");
				assertThat(problem.nodeId()).isEqualTo("log");
				assertThat(problem.message())
					.isEqualTo("Node 'log' (EventNode) is of the database 'analytics', but in transaction 'tx', "
							+ "which is one of 'shop' and could not undo what it does.");
				assertThat(problem.action()).contains("Name that database in the transaction", "saga");
			});
		assertThat(this.shop.log).isEmpty();
	}

	@Test
	void nodeOfAnotherDatabaseAfterAScopeNodeIsRefused() {
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of("auto_commit", true))
			.addNode("EventNode", "log")
			.addConnection("scope", "status", "log", "in")
			.build();
		assertThat(this.engine.validate(workflow).errors()).extracting(Problem::message)
			.singleElement()
			.asString()
			.startsWith("Node 'log' (EventNode) is of the database 'analytics', but in transaction 'scope'");
	}

	@Test
	void nodesOfAnyDatabaseAreFineOutsideOfTransactions() {
		run(Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("OrderNode", "order").addNode("EchoNode", "echo"))
			.addNode("EventNode", "log")
			.addConnection("order", "done", "log", "in"));
		assertThat(this.shop.log).containsExactly("begin", "commit");
		assertThat(this.analytics.log).isEmpty();
	}

	@Test
	void transactionIsOfTheDatabaseThatItNames() {
		run(Workflow.builder("w")
			.transaction("tx", (scope) -> scope.database("analytics").addNode("EventNode", "log")));
		assertThat(this.analytics.log).containsExactly("begin", "commit");
		assertThat(this.shop.log).isEmpty();
	}

	@Test
	void everythingInsideATransactionGoesToItsDatabase() {
		NodeSettings tolerant = NodeSettings.NONE.continueOnError(true);
		run(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of("database", "analytics"))
			.addNode("TransactionSavepointNode", "mark", Map.of("name", "here"))
			.addNode("EventNode", "log", Map.of(), tolerant)
			.addNode("TransactionRollbackToSavepointNode", "back", Map.of("savepoint", "here"))
			.addNode("TransactionCommitNode", "commit")
			.addConnection("scope", "status", "mark", "result")
			.addConnection("mark", "status", "log", "in")
			.addConnection("log", "done", "back", "result")
			.addConnection("back", "status", "commit", "result"));
		assertThat(this.analytics.log).containsExactly("begin", "savepoint here", "savepoint", "release",
				"rollback to here", "commit");
		assertThat(this.shop.log).isEmpty();
	}

	@Test
	void databaseThatTheEngineDoesNotHaveIsRefused() {
		assertThat(problems((scope) -> scope.database("analitics").addNode("EventNode", "log"))).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-701");
				assertThat(problem.message()).contains("'tx' names the database 'analitics'");
				assertThat(problem.action()).contains("Did you mean 'analytics'?", "shop");
			});
	}

	@Test
	void savepointTakesTheDatabaseOfItsTransaction() {
		assertThat(problems((scope) -> scope.database("analytics")
			.transaction("inner", (inner) -> inner.addNode("EventNode", "log")))).isEmpty();
		assertThat(problems((scope) -> scope.database("analytics")
			.transaction("inner", (inner) -> inner.database("shop").addNode("EchoNode", "e")))).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("'inner' names the database 'shop'",
					"part of 'tx', which is one of 'analytics'"));
	}

	@Test
	void whatNodesRunByNameCounts() {
		assertThat(problems((scope) -> scope.addNode("CallNode", "call", Map.of("node", "EventNode"))))
			.extracting(Problem::message)
			.singleElement()
			.asString()
			.contains("Node 'call' (EventNode) is of the database 'analytics'");
		assertThat(problems((scope) -> scope.addNode("CallNode", "call", Map.of("workflow", "logging"))))
			.extracting(Problem::nodeId)
			.containsExactly("call");
	}

	@Test
	void workflowThatIsChosenAtRunTimeIsRefusedThen() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("CallNode", "call", Map.of("workflow", "{{ inputs.name }}")))
			.build();
		this.engine.run(workflow, RunOptions.inputs(Map.of("name", "logging")))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DF-701")
				.hasMessageContaining("Workflow 'logging' (EventNode) is of the database 'analytics'"))
			.verify(PATIENCE);
		assertThat(this.shop.log).containsExactly("begin", "rollback");
	}

	@Test
	void databaseDoesNotDependOnTheRun() {
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of("auto_commit", true, "database", "{{ inputs.name }}"))
			.build();
		assertThat(this.engine.validate(workflow, RunOptions.inputs(Map.of("name", "analytics"))).errors())
			.extracting(Problem::message)
			.containsExactly("Node 'scope': 'database' of a transaction cannot depend on the run.");
	}

}
