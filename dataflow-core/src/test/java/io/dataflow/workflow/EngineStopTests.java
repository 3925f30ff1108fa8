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
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EngineStopTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final WorkflowEngine engine = WorkflowEngine.builder().nodeTypes(List.of(this.gates.type())).build();

	private final Workflow chain = Workflow.builder("chain")
		.addNode("GateNode", "a", Map.of("name", "a"))
		.addNode("GateNode", "b", Map.of("name", "b"))
		.addConnection("a", "out", "b", "in")
		.build();

	@Test
	void cancellationShouldCancelNodesInFlight() {
		this.engine.run(Gates.independent("a", "b"))
			.as(StepVerifier::create)
			.then(() -> this.gates.open("a"))
			.then(() -> assertThat(this.engine.activeRuns()).isOne())
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("b");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void cancellationShouldStartNoMoreNodes() {
		Disposable run = this.engine.run(this.chain).subscribe();
		run.dispose();
		this.gates.open("a");
		assertThat(this.gates.started).containsExactly("a");
	}

	@Test
	void timeoutOfRunShouldCancelNodesAndNameThem() {
		StepVerifier
			.withVirtualTime(() -> this.engine.run(this.chain, RunOptions.none().timeout(Duration.ofMillis(1500))))
			.then(() -> this.gates.open("a"))
			.thenAwait(Duration.ofMillis(1499))
			.then(() -> assertThat(this.engine.activeRuns()).isOne())
			.thenAwait(Duration.ofMillis(1))
			.expectErrorSatisfies((error) -> {
				WorkflowExecutionException failure = (WorkflowExecutionException) error;
				assertThat(failure)
					.hasMessage("[DF-505] Workflow 'chain' did not end within 1500 ms. Still running: b.");
				assertThat(failure.action()).contains("RunOptions.timeout(..)");
				assertThat(failure.nodeId()).isNull();
				assertThat(failure.results()).containsOnlyKeys("a");
			})
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("b");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeoutShouldBeFiveMinutesUnlessSet() {
		StepVerifier.withVirtualTime(() -> this.engine.run(this.chain))
			.thenAwait(Duration.ofSeconds(299))
			.then(() -> assertThat(this.engine.activeRuns()).isOne())
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("[DF-505] Workflow 'chain' did not end within 300 s. Still running: a.")
			.verify(PATIENCE);
	}

	@Test
	void timeoutOfZeroShouldBeNone() {
		WorkflowEngine patient = WorkflowEngine.builder()
			.nodeTypes(List.of(this.gates.type()))
			.timeout(Duration.ofSeconds(1))
			.build();
		StepVerifier
			.withVirtualTime(() -> patient.run(Gates.independent("a"), RunOptions.none().timeout(Duration.ZERO)))
			.thenAwait(Duration.ofDays(10_000))
			.then(() -> this.gates.open("a"))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void timeoutShouldNotBeNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> RunOptions.none().timeout(Duration.ofMillis(-1)))
			.withMessage("'timeout' must not be negative");
	}

	@Test
	void hugeTimeoutShouldBeAccepted() {
		this.gates.open("a");
		this.engine.run(Gates.independent("a"), RunOptions.none().timeout(Duration.ofSeconds(Long.MAX_VALUE)))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void drainShouldWaitForRunsAndRefuseNewOnes() {
		StepVerifier run = this.engine.run(Gates.independent("a"))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verifyLater();
		this.engine.drain()
			.as(StepVerifier::create)
			.expectSubscription()
			.then(() -> refused(this.engine.run(Gates.independent("b"))))
			.then(() -> this.gates.open("a"))
			.expectComplete()
			.verify(PATIENCE);
		run.verify(PATIENCE);
		assertThat(this.gates.started).containsExactly("a");
	}

	@Test
	void drainWhenIdleShouldCompleteAtOnceAndRepeatedly() {
		this.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		this.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
	}

	@Test
	void drainWithoutSubscriptionShouldDoNothing() {
		assertThat(this.engine.drain()).isNotNull();
		this.gates.open("a");
		this.engine.run(Gates.independent("a"))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void closeShouldEndRunsInProgress() {
		StepVerifier run = this.engine.run(Gates.independent("a", "b"))
			.as(StepVerifier::create)
			.expectErrorMessage("[DF-503] Workflow 'gates' was stopped: the engine is closed. Still running: a, b.")
			.verifyLater();
		this.engine.close().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		run.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("a", "b");
		refused(this.engine.run(Gates.independent("c")));
	}

	private static void refused(Mono<WorkflowRun> run) {
		run.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(EngineShutdownException.class)
				.hasMessage("[DF-503] Workflow 'gates' was not started: the engine is shutting down."))
			.verify(PATIENCE);
	}

}
