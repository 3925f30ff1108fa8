/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.transaction.TransactionSupport;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionGroupTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final AtomicInteger calls = new AtomicInteger();

	private final NodeType flaky = NodeType.of("FlakyNode")
		.optionalInput("in", Object.class)
		.openOutputs()
		.run((inputs) -> (this.calls.incrementAndGet() == 1)
				? Mono.error(new CodedException(ErrorCode.CONFLICT, "serialization"))
				: Mono.just(Map.of("call", this.calls.get())));

	private final NodeType context = NodeType.of("ContextNode")
		.openOutputs()
		.run((inputs) -> Mono.deferContextual((view) -> Mono.just(Map.of("transaction",
				view.getOrDefault("transaction", "none"), "run", view.<RunContext>get(RunContext.class).runId()))));

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), this.flaky, this.context, Gates.echo()))
		.transactionSupport(this.transactions)
		.build();

	private final Workflow workflow = Workflow.builder("checkout")
		.addNode("GateNode", "before", Map.of("name", "before"))
		.addNode("GateNode", "beside", Map.of("name", "beside"))
		.transaction("tx",
				(scope) -> scope.addNode("GateNode", "first", Map.of("name", "first"))
					.addNode("GateNode", "second", Map.of("name", "second"))
					.addConnection("before", "out", "second", "in"))
		.addNode("GateNode", "after", Map.of("name", "after"))
		.addConnection("first", "out", "after", "in")
		.build();

	@Test
	void groupShouldStartWithAllItsInputsAndShowOutputsAfterCommit() {
		Sinks.Empty<Void> committed = Sinks.empty();
		this.transactions.commit = committed.asMono();
		this.engine.run(this.workflow)
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("before", "beside"))
			.then(() -> this.gates.open("before"))
			.then(() -> assertThat(this.gates.started).containsExactly("before", "beside", "first"))
			.then(() -> this.gates.open("first"))
			.then(() -> this.gates.open("second"))
			.then(() -> this.gates.open("beside"))
			.then(() -> assertThat(this.gates.started).doesNotContain("after"))
			.then(committed::tryEmitEmpty)
			.then(() -> assertThat(this.gates.started).contains("after"))
			.then(() -> this.gates.open("after"))
			.assertNext((run) -> assertThat(run.results().keySet()).containsExactly("before", "beside", "first",
					"second", "after"))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void nodesOfGroupShouldRunOneAtATime() {
		List.of("before", "beside").forEach(this.gates::open);
		Disposable run = this.engine.run(this.workflow).subscribe();
		assertThat(this.gates.started).contains("first").doesNotContain("second");
		this.gates.open("first");
		assertThat(this.gates.started).contains("second");
		run.dispose();
	}

	@Test
	void onlyNodesOfGroupShouldSeeTheTransaction() {
		WorkflowRun run = this.engine.executeBlocking(Workflow.builder("w")
			.addNode("ContextNode", "outside")
			.transaction("tx", (scope) -> scope.addNode("ContextNode", "inside"))
			.build(), RunOptions.none());
		assertThat(run.value("outside", "transaction")).isEqualTo("none");
		assertThat(run.value("inside", "transaction")).isEqualTo("t1");
		assertThat(run.value("inside", "run")).isEqualTo(run.runId());
	}

	@Test
	void failureInGroupShouldRollBackAndHideItsResults() {
		List.of("before", "first").forEach(this.gates::open);
		this.engine.run(this.workflow)
			.as(StepVerifier::create)
			.then(() -> this.gates.fail("second", new CodedException(ErrorCode.NOT_FOUND, "No product 'p1'.")))
			.expectErrorSatisfies((error) -> {
				WorkflowExecutionException failure = (WorkflowExecutionException) error;
				assertThat(failure).hasMessage(
						"[DF-703] Node 'second' in transaction 'tx' of workflow 'checkout' failed: No product 'p1'.");
				assertThat(failure.nodeId()).isEqualTo("second");
				assertThat(failure.results()).containsOnlyKeys("before");
				assertThat(this.transactions.log).containsExactly("begin", "rollback");
			})
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("beside");
	}

	@Test
	void failureOutsideShouldRollBackBeforeTheRunFails() {
		List.of("before").forEach(this.gates::open);
		Sinks.Empty<Void> rolledBack = Sinks.empty();
		this.transactions.rollback = rolledBack.asMono();
		this.engine.run(this.workflow)
			.as(StepVerifier::create)
			.then(() -> this.gates.fail("beside", new IllegalStateException("boom")))
			.then(() -> assertThat(this.gates.cancelled).containsExactly("first"))
			.then(rolledBack::tryEmitEmpty)
			.expectErrorMessage("[DF-501] Node 'beside' of workflow 'checkout' failed: boom")
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void failureOutsideShouldLetCommitInProgressEnd() {
		List.of("before", "first", "second").forEach(this.gates::open);
		Sinks.Empty<Void> committed = Sinks.empty();
		this.transactions.commit = committed.asMono();
		this.engine.run(this.workflow)
			.as(StepVerifier::create)
			.then(() -> this.gates.fail("beside", new IllegalStateException("boom")))
			.then(committed::tryEmitEmpty)
			.expectErrorSatisfies((error) -> assertThat(((WorkflowExecutionException) error).results())
				.containsOnlyKeys("before", "first", "second"))
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void failureOutsideShouldAbandonTransactionThatHasNotBegun() {
		this.gates.open("before");
		this.transactions.begin = Mono.never();
		this.engine.run(this.workflow)
			.as(StepVerifier::create)
			.then(() -> this.gates.fail("beside", new IllegalStateException("boom")))
			.expectErrorMessage("[DF-501] Node 'beside' of workflow 'checkout' failed: boom")
			.verify(PATIENCE);
		assertThat(this.transactions.log).isEmpty();
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void failureOfCommitShouldFailTheTransaction() {
		List.of("before", "first", "second", "beside").forEach(this.gates::open);
		this.transactions.commit = Mono.error(new IllegalStateException("connection lost"));
		this.engine.run(this.workflow).as(StepVerifier::create).expectErrorSatisfies((error) -> {
			WorkflowExecutionException failure = (WorkflowExecutionException) error;
			assertThat(failure).hasMessageStartingWith("[DF-504] Transaction 'tx' of workflow 'checkout' failed: ");
			assertThat(failure.nodeId()).isNull();
			assertThat(failure.results()).containsOnlyKeys("before", "beside");
		}).verify(PATIENCE);
	}

	@Test
	void cancellationShouldRollBack() {
		this.gates.open("before");
		Disposable run = this.engine.run(this.workflow).subscribe();
		run.dispose();
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.gates.cancelled).containsExactlyInAnyOrder("beside", "first");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeoutShouldAnswerAtOnceAndStayActiveUntilRolledBack() {
		this.gates.open("before");
		Sinks.Empty<Void> rolledBack = Sinks.empty();
		this.transactions.rollback = rolledBack.asMono();
		StepVerifier
			.withVirtualTime(() -> this.engine.run(this.workflow, RunOptions.none().timeout(Duration.ofSeconds(1))))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("[DF-505] Workflow 'checkout' did not end within 1 s. Still running: beside, tx.")
			.verify(PATIENCE);
		assertThat(this.engine.activeRuns()).isOne();
		rolledBack.tryEmitEmpty();
		assertThat(this.engine.activeRuns()).isZero();
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void timeoutWhileRollingBackShouldReportTheFailure() {
		this.gates.open("before");
		this.transactions.rollback = Mono.never();
		StepVerifier
			.withVirtualTime(() -> this.engine.run(this.workflow, RunOptions.none().timeout(Duration.ofSeconds(1))))
			.then(() -> this.gates.fail("beside", new IllegalStateException("boom")))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("[DF-501] Node 'beside' of workflow 'checkout' failed: boom")
			.verify(PATIENCE);
	}

	@Test
	void closeShouldWaitForRollback() {
		this.gates.open("before");
		Sinks.Empty<Void> rolledBack = Sinks.empty();
		this.transactions.rollback = rolledBack.asMono();
		Disposable run = this.engine.run(this.workflow).onErrorComplete().subscribe();
		this.engine.close()
			.as(StepVerifier::create)
			.expectSubscription()
			.then(() -> assertThat(run.isDisposed()).isTrue())
			.then(() -> assertThat(this.engine.activeRuns()).isOne())
			.then(rolledBack::tryEmitEmpty)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void repeatedTransactionShouldRunItsNodesAnew() {
		this.transactions.attempts = 2;
		Workflow retried = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("EchoNode", "a", Map.of("value", 1))
						.addNode("FlakyNode", "b")
						.addConnection("a", "value", "b", "in"))
			.build();
		WorkflowRun run = this.engine.executeBlocking(retried, RunOptions.none());
		assertThat(run.value("b", "call")).isEqualTo(2);
		assertThat(this.transactions.log).containsExactly("begin", "rollback", "begin", "commit");
	}

	@Test
	void stoppedTransactionShouldNotBeRepeated() {
		this.transactions.attempts = 3;
		this.gates.open("before");
		Disposable run = this.engine.run(this.workflow).subscribe();
		run.dispose();
		assertThat(this.gates.started).containsOnlyOnce("first");
		assertThat(this.transactions.log).doesNotContain("commit");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void continueOnErrorShouldFailTheGroupAsAWhole() {
		Workflow failing = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("EchoNode", "a", Map.of("value", 1)).addNode("FlakyNode", "b"))
			.addNode("EchoNode", "after")
			.addConnection("a", "value", "after", "value")
			.addNode("EchoNode", "other")
			.build();
		WorkflowRun run = this.engine.executeBlocking(failing, RunOptions.none().continueOnError(true));
		assertThat(run.status("a")).isEqualTo(NodeStatus.FAILED);
		assertThat(run.result("b")).containsEntry("error_code", "DF-507").containsEntry("failed", true);
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("other")).isEqualTo(NodeStatus.COMPLETED);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void groupThatDependsOnFailedNodeShouldBeSkippedAsAWhole() {
		Workflow failing = Workflow.builder("w")
			.addNode("FlakyNode", "bad")
			.transaction("tx", (scope) -> scope.addNode("EchoNode", "a").addNode("EchoNode", "b"))
			.addConnection("bad", "x", "b", "value")
			.build();
		WorkflowRun run = this.engine.executeBlocking(failing, RunOptions.none().continueOnError(true));
		assertThat(run.status("a")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("b")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(this.transactions.log).isEmpty();
	}

	@Test
	void supportWithoutResultShouldFail() {
		WorkflowEngine losing = engineWith(new RecordingTransactions() {
			@Override
			public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
				return work.then(Mono.empty());
			}
		});
		Workflow single = Workflow.builder("w").transaction("tx", (scope) -> scope.addNode("EchoNode", "a")).build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> losing.executeBlocking(single, RunOptions.none()))
			.withMessageContaining("[DF-504] Transaction 'tx' of workflow 'w' failed: The TransactionSupport completed")
			.satisfies((ex) -> assertThat(((TransactionException) ex.getCause()).transaction()).isEqualTo("tx"));
	}

	@Test
	void supportThatThrowsShouldFailTheRun() {
		WorkflowEngine broken = engineWith(new RecordingTransactions() {
			@Override
			public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
				throw new IllegalStateException("no connection");
			}
		});
		Workflow single = Workflow.builder("w").transaction("tx", (scope) -> scope.addNode("EchoNode", "a")).build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> broken.executeBlocking(single, RunOptions.none()))
			.withMessage("[DF-504] Transaction 'tx' of workflow 'w' failed: no connection");
	}

	private static WorkflowEngine engineWith(TransactionSupport support) {
		return WorkflowEngine.builder().nodeTypes(List.of(Gates.echo())).transactionSupport(support).build();
	}

}
