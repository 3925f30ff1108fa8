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
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RunStreamTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final Workflow registered = Workflow.builder("known").addNode("EchoNode", "a").build();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), Gates.echo()))
		.workflows(List.of(this.registered))
		.build();

	@Test
	void streamShouldTellTheRunAndComplete() {
		this.engine.stream("known", RunOptions.none())
			.map(RecordingListener::text)
			.as(StepVerifier::create)
			.expectNext("RunStarted", "NodeStarted a", "NodeCompleted a", "RunCompleted COMPLETED")
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void eventsShouldArriveWhileTheRunIsInProgress() {
		this.engine.stream(Gates.independent("a", "b"), RunOptions.none())
			.map(RecordingListener::text)
			.as(StepVerifier::create)
			.expectNext("RunStarted", "NodeStarted a", "NodeStarted b")
			.then(() -> this.gates.open("b"))
			.expectNext("NodeCompleted b")
			.then(() -> this.gates.fail("a", new IllegalStateException("boom")))
			.expectNext("NodeFailed a DF-501 boom", "RunFailed DF-501 a")
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void eachSubscriptionShouldBeARun() {
		this.engine.stream(this.registered, RunOptions.none())
			.repeat(1)
			.map(RunEvent::runId)
			.distinct()
			.as(StepVerifier::create)
			.expectNextCount(2)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void slowSubscriberShouldMissNothing() {
		this.engine.stream(this.registered, RunOptions.none())
			.map(RecordingListener::text)
			.as((events) -> StepVerifier.create(events, 0))
			.expectSubscription()
			.thenRequest(1)
			.expectNext("RunStarted")
			.thenRequest(3)
			.expectNext("NodeStarted a", "NodeCompleted a", "RunCompleted COMPLETED")
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void cancellationOfTheStreamShouldCancelTheRun() {
		this.engine.stream(Gates.independent("a"), RunOptions.none())
			.as(StepVerifier::create)
			.expectNextCount(2)
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("a");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeoutShouldBeAnEvent() {
		StepVerifier
			.withVirtualTime(
					() -> this.engine.stream(Gates.independent("a"), RunOptions.none().timeout(Duration.ofSeconds(1)))
						.map(RecordingListener::text))
			.expectNextCount(2)
			.thenAwait(Duration.ofSeconds(1))
			.expectNext("RunFailed DF-505 null")
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void invalidWorkflowShouldBeAnError() {
		Workflow invalid = Workflow.builder("invalid").addNode("GateNode", "a", Map.of()).build();
		this.engine.stream(invalid, RunOptions.none())
			.as(StepVerifier::create)
			.expectError(WorkflowValidationException.class)
			.verify(PATIENCE);
		this.engine.stream("unknown", RunOptions.none())
			.as(StepVerifier::create)
			.expectError(UnknownWorkflowException.class)
			.verify(PATIENCE);
	}

}
