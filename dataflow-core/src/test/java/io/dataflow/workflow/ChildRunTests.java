/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.ContextView;

import static org.assertj.core.api.Assertions.assertThat;

class ChildRunTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final AtomicReference<ContextView> leaked = new AtomicReference<>();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), Gates.echo(), runNode(),
				NodeType.of("LeakNode").openOutputs().run((inputs) -> Mono.deferContextual((context) -> {
					this.leaked.set(context);
					return Mono.just(Map.of());
				}))))
		.workflows(
				List.of(Workflow.builder("endless").addNode("RunNode", "again", Map.of("workflow", "endless")).build(),
						Workflow.builder("child")
							.addNode("GateNode", "a", Map.of("name", "a"))
							.addNode("GateNode", "b", Map.of("name", "b"))
							.build(),
						Workflow.builder("careful")
							.transaction("inner", (scope) -> scope.addNode("GateNode", "a", Map.of("name", "a")))
							.build()))
		.transactionSupport(this.transactions)
		.timeout(Duration.ofSeconds(5))
		.build();

	private static NodeType runNode() {
		return NodeType.of("RunNode")
			.input("workflow", String.class)
			.output("id", String.class)
			.run((inputs) -> WorkflowEngine.current()
				.flatMap((engine) -> engine.run(String.valueOf(inputs.get("workflow")), RunOptions.none()))
				.map((run) -> Map.of("id", run.runId())));
	}

	private static Workflow parentOf(String child) {
		return Workflow.builder("parent").addNode("RunNode", "run", Map.of("workflow", child)).build();
	}

	@Test
	void childShouldKnowItsParent() {
		this.gates.open("a");
		this.gates.open("b");
		this.engine.run(parentOf("child")).as(StepVerifier::create).assertNext((run) -> {
			String childId = String.valueOf(run.value("run", "id"));
			assertThat(this.engine.history().find(childId)).get()
				.extracting(RunSummary::parentRunId)
				.isEqualTo(run.runId());
			assertThat(this.engine.history().find(run.runId())).get().extracting(RunSummary::parentRunId).isNull();
		}).expectComplete().verify(PATIENCE);
	}

	@Test
	void childShouldNotBeNestedTooDeep() {
		this.engine.run("endless", RunOptions.none()).as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(WorkflowExecutionException.class)
				.hasMessageContaining("Workflow 'endless' was not started: it would be nested in more than 16 runs.");
			assertThat(((WorkflowExecutionException) error).code()).isEqualTo("DF-503");
			assertThat(error).hasRootCauseInstanceOf(RunRefusedException.class);
		}).verify(PATIENCE);
		assertThat(this.engine.history().recent()).hasSize(17);
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void cancellationOfTheParentShouldCancelTheChild() {
		this.engine.run(parentOf("child"))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.engine.activeRuns()).isEqualTo(2))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactlyInAnyOrder("a", "b");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void parentShouldNotEndBeforeTheTransactionsOfTheChild() {
		Sinks.Empty<Void> rollback = Sinks.empty();
		this.transactions.rollback = rollback.asMono();
		this.engine.run(parentOf("careful")).as(StepVerifier::create).thenCancel().verify(PATIENCE);
		assertThat(this.engine.activeRuns()).isEqualTo(2);
		rollback.tryEmitEmpty();
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void childOfATransactionShouldRunOneNodeAtATime() {
		Workflow parent = Workflow.builder("parent")
			.transaction("tx", (scope) -> scope.addNode("RunNode", "run", Map.of("workflow", "child")))
			.build();
		this.engine.run(parent).as(StepVerifier::create).then(() -> {
			assertThat(this.gates.started).containsExactly("a");
			this.gates.open("a");
			assertThat(this.gates.started).containsExactly("a", "b");
			this.gates.open("b");
		}).expectNextCount(1).expectComplete().verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void childShouldHaveNoTimeLimitOfItsOwn() {
		StepVerifier.withVirtualTime(() -> this.engine.run(parentOf("child"), RunOptions.none().timeout(Duration.ZERO)))
			.thenAwait(Duration.ofDays(1))
			.then(() -> this.gates.open("a"))
			.then(() -> this.gates.open("b"))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void childShouldRunWhileTheEngineDrains() {
		Workflow parent = Workflow.builder("parent")
			.addNode("GateNode", "first", Map.of("name", "first"))
			.addNode("RunNode", "run")
			.addConnection("first", "out", "run", "workflow")
			.build();
		this.gates.open("a");
		this.gates.open("b");
		StepVerifier run = this.engine.run(parent)
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verifyLater();
		this.engine.drain()
			.as(StepVerifier::create)
			.then(() -> this.gates.open("first", "child"))
			.expectComplete()
			.verify(PATIENCE);
		run.verify(PATIENCE);
	}

	@Test
	void closeShouldEndParentAndChild() {
		StepVerifier run = this.engine.run(parentOf("child"))
			.as(StepVerifier::create)
			.expectErrorMessage("[DF-503] Workflow 'parent' was stopped: the engine is closed. Still running: run.")
			.verifyLater();
		this.engine.close().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		run.verify(PATIENCE);
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void childOfARunThatHasEndedShouldBeRefused() {
		Workflow leak = Workflow.builder("leak").addNode("LeakNode", "leak").build();
		this.engine.run(leak)
			.flatMap((run) -> Mono.defer(() -> this.engine.run("child", RunOptions.none()))
				.contextWrite((context) -> context.putAll(this.leaked.get())))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(RunRefusedException.class)
				.hasMessageContaining("of workflow 'leak', which it would be part of, has ended."))
			.verify(PATIENCE);
	}

	@Test
	void engineShouldBeUnknownOutsideARun() {
		WorkflowEngine.current()
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(OutsideRunException.class)
				.hasMessage("[DF-503] There is no engine: the subscriber is not a node of a run."))
			.verify(PATIENCE);
	}

	@Test
	void numberOfNodesAtWorkShouldBeThatOfTheRun() {
		this.engine.run("child", RunOptions.none().maxConcurrentNodes(1))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("a"))
			.thenCancel()
			.verify(PATIENCE);
	}

}
