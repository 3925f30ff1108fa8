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
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RunCancelTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type()))
		.transactionSupport(this.transactions)
		.build();

	private String runId() {
		return this.engine.history().recent().get(0).runId();
	}

	private Mono<Boolean> cancel() {
		return Mono.defer(() -> this.engine.cancel(runId()));
	}

	@Test
	void subscriberShouldBeToldThatTheRunWasCancelled() {
		StepVerifier run = this.engine.run(Gates.independent("a", "b"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(WorkflowExecutionException.class)
				.hasMessage("[DF-503] Workflow 'gates' was cancelled. Still running: a, b."))
			.verifyLater();
		cancel().as(StepVerifier::create).expectNext(true).expectComplete().verify(PATIENCE);
		run.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("a", "b");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void unknownRunShouldBeFalse() {
		this.engine.cancel("none").as(StepVerifier::create).expectNext(false).expectComplete().verify(PATIENCE);
	}

	@Test
	void endedRunShouldBeFalse() {
		this.gates.open("a");
		this.engine.run(Gates.independent("a"))
			.flatMap((run) -> this.engine.cancel(run.runId()))
			.as(StepVerifier::create)
			.expectNext(false)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void cancellationShouldWaitForTheRollback() {
		Sinks.Empty<Void> rollback = Sinks.empty();
		this.transactions.rollback = rollback.asMono();
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("GateNode", "a", Map.of("name", "a")))
			.build();
		StepVerifier run = this.engine.run(workflow)
			.as(StepVerifier::create)
			.expectErrorMessage("[DF-503] Workflow 'w' was cancelled. Still running: tx.")
			.verifyLater();
		cancel().as(StepVerifier::create)
			.expectSubscription()
			.then(() -> run.verify(PATIENCE))
			.then(() -> assertThat(this.engine.activeRuns()).isOne())
			.then(rollback::tryEmitEmpty)
			.expectNext(true)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.engine.activeRuns()).isZero();
	}

}
