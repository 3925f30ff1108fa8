/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RunListenerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final RecordingListener listener = new RecordingListener();

	private final WorkflowEngine engine = engine(this.listener);

	private final Workflow chain = Workflow.builder("chain")
		.addNode("GateNode", "a", Map.of("name", "a"))
		.addNode("GateNode", "b", Map.of("name", "b"))
		.addConnection("a", "out", "b", "in")
		.build();

	private WorkflowEngine engine(RunListener... listeners) {
		return WorkflowEngine.builder()
			.nodeTypes(List.of(this.gates.type(), Gates.echo()))
			.transactionSupport(this.transactions)
			.listeners(List.of(listeners))
			.build();
	}

	private void run(Mono<WorkflowRun> run) {
		run.then()
			.onErrorComplete(WorkflowExecutionException.class)
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void runShouldBeToldInOrder() {
		this.gates.open("a");
		this.gates.open("b");
		run(this.engine.run(this.chain));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "NodeStarted a", "NodeCompleted a",
				"NodeStarted b", "NodeCompleted b", "RunCompleted COMPLETED");
	}

	@Test
	void eventsShouldNameRunAndWorkflow() {
		this.gates.open("a");
		this.gates.open("b");
		this.engine.run(this.chain)
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(this.listener.events)
				.allSatisfy((event) -> assertThat(event.runId()).isEqualTo(run.runId()))
				.allSatisfy((event) -> assertThat(event.workflow()).isEqualTo("chain"))
				.isSortedAccordingTo((one, other) -> one.time().compareTo(other.time())))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void failureShouldBeToldWithCodeAndMessage() {
		this.gates.fail("a", new CodedException(ErrorCode.NOT_FOUND, "gone"));
		run(this.engine.run(this.chain));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "NodeStarted a", "NodeFailed a DF-703 gone",
				"RunFailed DF-703 a");
	}

	@Test
	void skippedNodesShouldBeTold() {
		this.gates.fail("a", new IllegalStateException("boom"));
		run(this.engine.run(this.chain, RunOptions.none().continueOnError(true)));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "NodeStarted a", "NodeFailed a DF-501 boom",
				"NodeSkipped b", "RunCompleted COMPLETED_WITH_ERRORS");
	}

	@Test
	void committedTransactionShouldBeTold() {
		run(this.engine.run(transaction()));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "TransactionStarted", "NodeStarted a",
				"NodeCompleted a", "TransactionCommitted", "RunCompleted COMPLETED");
	}

	@Test
	void repeatedTransactionShouldBeToldAsRolledBackFirst() {
		this.transactions.attempts = 2;
		this.transactions.commit = Mono.error(new IllegalStateException("conflict"));
		run(this.engine.run(transaction()));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "TransactionStarted", "NodeStarted a",
				"NodeCompleted a", "TransactionRolledBack", "TransactionStarted", "NodeStarted a", "NodeCompleted a",
				"TransactionRolledBack", "RunFailed DF-504 null");
	}

	@Test
	void transactionThatDidNotBeginShouldNotBeTold() {
		this.transactions.begin = Mono.error(new IllegalStateException("down"));
		run(this.engine.run(transaction()));
		assertThat(this.listener.texts()).containsExactly("RunStarted", "RunFailed DF-504 null");
	}

	@Test
	void listenerThatThrowsShouldChangeNothing() {
		WorkflowEngine disturbed = engine((event) -> {
			throw new IllegalStateException("bad listener");
		}, this.listener);
		run(disturbed.run(transaction()));
		assertThat(this.listener.texts()).startsWith("RunStarted").endsWith("RunCompleted COMPLETED");
	}

	@Test
	void eventsShouldHoldNoValues() {
		Workflow secret = Workflow.builder("secret").addNode("EchoNode", "a", Map.of("value", "s3cret")).build();
		run(this.engine.run(secret));
		assertThat(this.listener.events).hasSize(4).noneMatch((event) -> event.toString().contains("s3cret"));
	}

	private static Workflow transaction() {
		return Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("EchoNode", "a", Map.of("value", 1)))
			.build();
	}

}
