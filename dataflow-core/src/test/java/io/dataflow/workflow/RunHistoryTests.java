/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RunHistoryTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final WorkflowEngine engine = engine(100);

	private WorkflowEngine engine(int historySize) {
		return WorkflowEngine.builder()
			.nodeTypes(List.of(this.gates.type(), Gates.echo()))
			.transactionSupport(this.transactions)
			.historySize(historySize)
			.build();
	}

	private RunSummary run(Workflow workflow, RunOptions options) {
		run(this.engine, workflow, options);
		return this.engine.history().recent().get(0);
	}

	private static void run(WorkflowEngine engine, Workflow workflow, RunOptions options) {
		engine.run(workflow, options)
			.then()
			.onErrorComplete(WorkflowExecutionException.class)
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
	}

	private static Workflow echo(int nodes) {
		WorkflowBuilder builder = Workflow.builder("echo");
		for (int i = 0; i < nodes; i++) {
			builder.addNode("EchoNode", "n" + i);
		}
		return builder.build();
	}

	@Test
	void completedRunShouldBeRemembered() {
		RunSummary summary = run(echo(2), RunOptions.none());
		assertThat(summary.status()).isEqualTo(RunSummary.Status.COMPLETED);
		assertThat(summary.workflow()).isEqualTo("echo");
		assertThat(summary.duration()).isNotNull().isPositive();
		assertThat(summary.nodes()).extracting(NodeSummary::id).containsExactly("n0", "n1");
		assertThat(summary.nodes()).allMatch((node) -> node.status() == NodeSummary.Status.COMPLETED)
			.allMatch((node) -> node.duration() != null);
		assertThat(this.engine.history().find(summary.runId())).hasValue(summary);
	}

	@Test
	void failedRunShouldNameTheNode() {
		this.gates.fail("a", new IllegalStateException("boom"));
		RunSummary summary = run(Gates.independent("b", "a"), RunOptions.none());
		assertThat(summary.status()).isEqualTo(RunSummary.Status.FAILED);
		assertThat(summary.nodeId()).isEqualTo("a");
		assertThat(summary.code()).isEqualTo("DF-501");
		assertThat(summary.message()).isEqualTo("Node 'a' of workflow 'gates' failed: boom");
		assertThat(summary.nodes()).extracting(NodeSummary::status)
			.containsExactly(NodeSummary.Status.STOPPED, NodeSummary.Status.FAILED);
	}

	@Test
	void longMessageShouldBeShortened() {
		this.gates.fail("a", new IllegalStateException("x".repeat(5000)));
		assertThat(run(Gates.independent("a"), RunOptions.none()).message()).hasSize(1000).endsWith("…");
	}

	@Test
	void nodesOfRolledBackTransactionShouldBeTold() {
		this.transactions.commit = Mono.error(new IllegalStateException("conflict"));
		Workflow workflow = Workflow.builder("w").transaction("tx", (scope) -> scope.addNode("EchoNode", "a")).build();
		RunSummary summary = run(workflow, RunOptions.none().continueOnError(true));
		assertThat(summary.status()).isEqualTo(RunSummary.Status.COMPLETED_WITH_ERRORS);
		assertThat(summary.nodeCounts()).isEqualTo(Map.of(NodeSummary.Status.ROLLED_BACK, 1));
	}

	@Test
	void nodeAfterTransactionShouldNotBeChargedWithItsTime() {
		this.transactions.commit = Mono.delay(Duration.ofSeconds(1)).then();
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("EchoNode", "a"))
			.addNode("EchoNode", "b")
			.addConnection("a", "result", "b", "value")
			.build();
		RunSummary summary = run(workflow, RunOptions.none());
		assertThat(summary.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(summary.nodes()).filteredOn((node) -> node.id().equals("b"))
			.singleElement()
			.satisfies((node) -> assertThat(node.duration()).isLessThan(Duration.ofMillis(900)));
	}

	@Test
	void runInProgressShouldBeFound() {
		this.engine.run(Gates.independent("a", "b")).as(StepVerifier::create).then(() -> {
			this.gates.open("a");
			RunSummary summary = this.engine.history().recent().get(0);
			assertThat(summary.status()).isEqualTo(RunSummary.Status.RUNNING);
			assertThat(summary.duration()).isNull();
			assertThat(summary.nodes()).extracting(NodeSummary::status)
				.containsExactly(NodeSummary.Status.COMPLETED, NodeSummary.Status.RUNNING);
		}).thenCancel().verify(PATIENCE);
		assertThat(this.engine.history().recent()).singleElement()
			.extracting(RunSummary::status)
			.isEqualTo(RunSummary.Status.CANCELLED);
	}

	@Test
	void timeoutShouldBeTold() {
		StepVerifier
			.withVirtualTime(
					() -> this.engine.run(Gates.independent("a"), RunOptions.none().timeout(Duration.ofSeconds(1))))
			.thenAwait(Duration.ofSeconds(1))
			.expectError()
			.verify(PATIENCE);
		assertThat(this.engine.history().recent()).singleElement().satisfies((summary) -> {
			assertThat(summary.status()).isEqualTo(RunSummary.Status.TIMED_OUT);
			assertThat(summary.code()).isEqualTo("DF-505");
		});
	}

	@Test
	void onlyTheLastRunsShouldBeKept() {
		WorkflowEngine forgetful = engine(2);
		for (int nodes = 1; nodes <= 5; nodes++) {
			run(forgetful, echo(nodes), RunOptions.none());
		}
		assertThat(forgetful.history().recent()).extracting((summary) -> summary.nodes().size()).containsExactly(5, 4);
	}

	@Test
	void historyOfSizeZeroShouldBeEmpty() {
		WorkflowEngine forgetful = engine(0);
		run(forgetful, echo(1), RunOptions.none());
		assertThat(forgetful.history().recent()).isEmpty();
	}

	@Test
	void largeRunShouldBeRememberedByNumbersOnly() {
		RunSummary summary = run(echo(1001), RunOptions.none());
		assertThat(summary.nodes()).isEmpty();
		assertThat(summary.nodeCounts()).isEqualTo(Map.of(NodeSummary.Status.COMPLETED, 1001));
	}

	@Test
	void sizeShouldNotBeNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> WorkflowEngine.builder().historySize(-1))
			.withMessage("'number' must not be negative");
	}

}
