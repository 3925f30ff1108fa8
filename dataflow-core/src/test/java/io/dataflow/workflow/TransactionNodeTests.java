/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionNodeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final List<TransactionSettings> settings = new ArrayList<>();

	private final RecordingTransactions transactions = new RecordingTransactions() {
		@Override
		public <T> Mono<T> inTransaction(TransactionSettings asked, Mono<T> work) {
			TransactionNodeTests.this.settings.add(asked);
			return super.inTransaction(asked, work);
		}
	};

	private final NodeType inside = NodeType.of("InsideNode")
		.optionalInput("value", Object.class)
		.output("in", String.class)
		.run((inputs) -> Mono
			.deferContextual((context) -> Mono.just(Map.of("in", context.getOrDefault("transaction", "none")))));

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), this.inside, Gates.echo(), SampleNodes.failing()))
		.transactionSupport(this.transactions)
		.build();

	private WorkflowRun run(WorkflowBuilder builder) {
		return this.engine.executeBlocking(builder.build(), RunOptions.none());
	}

	/** A scope, work in it, and what ends it. */
	private static WorkflowBuilder scoped(Map<String, Object> parameters, String end) {
		return Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", parameters)
			.addNode("InsideNode", "work")
			.addNode(end, "end")
			.addNode("InsideNode", "after")
			.addConnection("scope", "transaction_id", "work", "value")
			.addConnection("work", "in", "end", "result")
			.addConnection("end", "result", "after", "value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TransactionScopeNode", "TransactionContextNode" })
	void nodesBetweenScopeAndCommitShouldBeInTheTransaction(String opening) {
		WorkflowRun run = run(Workflow.builder("w")
			.addNode("InsideNode", "before")
			.addNode(opening, "scope")
			.addNode("InsideNode", "work")
			.addNode("TransactionCommitNode", "commit")
			.addNode("InsideNode", "after")
			.addConnection("before", "in", "work", "value")
			.addConnection("scope", "status", "work", "value")
			.addConnection("work", "in", "commit", "result")
			.addConnection("commit", "status", "after", "value"));
		assertThat(run.value("before", "in")).isEqualTo("none");
		assertThat(run.value("work", "in")).isEqualTo("t1");
		assertThat(run.value("after", "in")).isEqualTo("none");
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void scopeAndCommitShouldTellOfTheTransaction() {
		WorkflowRun run = run(scoped(Map.of(), "TransactionCommitNode"));
		assertThat(run.result("scope")).containsEntry("status", "started")
			.containsEntry("isolation_level", "READ_COMMITTED")
			.containsEntry("timeout", 30.0)
			.containsEntry("rollback_on_error", true)
			.containsEntry("read_only", false);
		assertThat(run.value("scope", "transaction_id")).asString().matches("tx_[0-9a-f]{12}");
		assertThat(run.result("end")).isEqualTo(
				Map.of("status", "committed", "transaction_id", run.value("scope", "transaction_id"), "result", "t1"));
	}

	@Test
	void rollbackShouldUndoAndKeepTheResults() {
		WorkflowRun run = run(scoped(Map.of(), "TransactionRollbackNode"));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(run.result("end")).containsEntry("status", "rolled_back")
			.containsEntry("reason", "Manual rollback")
			.containsEntry("result", "t1")
			.containsEntry("transaction_id", run.value("scope", "transaction_id"));
		assertThat(run.value("after", "in")).isEqualTo("none");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@ParameterizedTest
	@CsvSource({ "rollback_on_error, false, DF-701", "timeout, -1, DF-102", "isolation_level, SNAPSHOT, DF-102" })
	void settingThatArrivesInTheRunShouldBeCheckedBeforeTheTransaction(String setting, String value, String code) {
		Workflow workflow = scoped(Map.of(setting, "{{ inputs.setting }}"), "TransactionCommitNode").build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.inputs(Map.of("setting", value))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
		assertThat(this.transactions.log).isEmpty();
	}

	@Test
	void missingEndShouldRollBackAndFail() {
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("InsideNode", "work")
			.addConnection("scope", "status", "work", "value")
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.none()))
			.withMessage("[DF-504] Transaction 'scope' of workflow 'w' failed: Transaction 'scope' was rolled back: "
					+ "none of its nodes ended it.")
			.satisfies((ex) -> assertThat(ex.action()).contains("TransactionCommitNode", "auto_commit"));
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void commitAndRollbackShouldContradictEachOther() {
		WorkflowBuilder builder = scoped(Map.of(), "TransactionCommitNode").addNode("TransactionRollbackNode", "undo")
			.addConnection("work", "in", "undo", "result");
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(builder))
			.withMessageStartingWith("[DF-504] Transaction 'scope' of workflow 'w' failed: ")
			.withMessageContaining("one of its nodes asked to commit it, another one to roll it back");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void autoCommitShouldEndTheTransaction() {
		WorkflowRun run = run(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of("auto_commit", true))
			.addNode("InsideNode", "work")
			.addConnection("scope", "status", "work", "value"));
		assertThat(run.value("work", "in")).isEqualTo("t1");
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void settingsShouldReachTheTransaction() {
		run(scoped(Map.of("isolation_level", "serializable", "timeout", 1.5, "read_only", true),
				"TransactionCommitNode"));
		run(scoped(Map.of("timeout", 0), "TransactionCommitNode"));
		run(scoped(Map.of(), "TransactionCommitNode"));
		assertThat(this.settings).containsExactly(
				new TransactionSettings(IsolationLevel.SERIALIZABLE, Duration.ofMillis(1500), true),
				new TransactionSettings(IsolationLevel.READ_COMMITTED, null, false),
				new TransactionSettings(IsolationLevel.READ_COMMITTED, Duration.ofSeconds(30), false));
	}

	@Test
	void settingsMayComeFromRunInputsAndTemplates() {
		Workflow workflow = scoped(Map.of("isolation_level", "{{ inputs.level }}"), "TransactionCommitNode").build();
		this.engine.executeBlocking(workflow,
				RunOptions.inputs(Map.of("level", "REPEATABLE_READ", "scope", Map.of("timeout", 2))));
		RunOptions nothing = RunOptions.none().input("level", null);
		this.engine.executeBlocking(workflow, nothing);
		assertThat(this.settings).containsExactly(
				new TransactionSettings(IsolationLevel.REPEATABLE_READ, Duration.ofSeconds(2), false),
				new TransactionSettings(IsolationLevel.READ_COMMITTED, Duration.ofSeconds(30), false));
	}

	@Test
	void savepointNodesShouldMarkAndUndo() {
		WorkflowRun run = run(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("TransactionSavepointNode", "save", Map.of("name", "sp_1"))
			.addNode("TransactionRollbackToSavepointNode", "undo", Map.of("savepoint", "sp_1"))
			.addNode("TransactionCommitNode", "commit")
			.addConnection("scope", "status", "save", "result")
			.addConnection("save", "result", "undo", "result")
			.addConnection("undo", "result", "commit", "result"));
		assertThat(run.result("save")).isEqualTo(Map.of("status", "created", "savepoint", "sp_1", "result", "started"));
		assertThat(run.result("undo"))
			.isEqualTo(Map.of("status", "rolled_back_to_savepoint", "savepoint", "sp_1", "result", "started"));
		assertThat(this.transactions.log).containsExactly("begin", "savepoint sp_1", "rollback to sp_1", "commit");
	}

	@Test
	void savepointWithInvalidNameShouldFail() {
		WorkflowBuilder builder = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("TransactionSavepointNode", "s", Map.of("name", "a b")));
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(builder))
			.withMessageStartingWith("[DF-102] Node 's' in transaction 'tx' of workflow 'w' failed: ");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TransactionCommitNode", "TransactionRollbackNode" })
	void scopeInsideAScopeShouldBeASavepoint(String end) {
		WorkflowRun run = run(Workflow.builder("w")
			.addNode("TransactionScopeNode", "outer")
			.addNode("TransactionScopeNode", "inner")
			.addNode("InsideNode", "work")
			.addNode(end, "endInner")
			.addNode("InsideNode", "between")
			.addNode("TransactionCommitNode", "commit")
			.addConnection("outer", "read_only", "inner", "auto_commit")
			.addConnection("inner", "status", "work", "value")
			.addConnection("work", "in", "endInner", "result")
			.addConnection("endInner", "result", "between", "value")
			.addConnection("between", "in", "commit", "result"));
		assertThat(run.value("between", "in")).isEqualTo("t1");
		assertThat(run.value("inner", "transaction_id")).isNotEqualTo(run.value("outer", "transaction_id"));
		assertThat(this.transactions.log).containsExactly("begin", "savepoint",
				end.contains("Commit") ? "release" : "undo", "commit");
	}

	@Test
	void rollbackNodeShouldUndoADeclaredTransaction() {
		WorkflowRun run = run(Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("InsideNode", "work")
						.addNode("TransactionRollbackNode", "undo", Map.of("reason", "sold out"))
						.addConnection("work", "in", "undo", "result")));
		assertThat(run.result("undo")).containsEntry("reason", "sold out");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void failureInsideShouldEndTheTransaction() {
		WorkflowBuilder builder = Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("FailingNode", "bad")
			.addNode("TransactionCommitNode", "commit")
			.addConnection("scope", "status", "bad", "value")
			.addConnection("bad", "x", "commit", "result");
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(builder))
			.withMessage("[DF-703] Node 'bad' in transaction 'scope' of workflow 'w' failed: No product 'p1'.");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	/** Two branches of one scope, both held up. */
	private static Workflow gated() {
		return Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("GateNode", "left", Map.of("name", "left"))
			.addNode("GateNode", "right", Map.of("name", "right"))
			.addNode("TransactionCommitNode", "commit")
			.addConnection("scope", "status", "left", "in")
			.addConnection("scope", "status", "right", "in")
			.addConnection("left", "out", "commit", "result")
			.addConnection("right", "out", "commit", "result")
			.build();
	}

	@Test
	void branchesOfOneScopeShouldRunOneAtATime() {
		this.engine.run(gated())
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("left"))
			.then(() -> this.gates.open("left"))
			.then(() -> assertThat(this.gates.started).containsExactly("left", "right"))
			.then(() -> this.gates.open("right"))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void cancellationShouldEndTheTransaction() {
		this.engine.run(gated())
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("left"))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeoutShouldEndTheTransaction() {
		StepVerifier.withVirtualTime(() -> this.engine.run(gated(), RunOptions.none().timeout(Duration.ofSeconds(1))))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("[DF-505] Workflow 'w' did not end within 1 s. Still running: scope.")
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

}
