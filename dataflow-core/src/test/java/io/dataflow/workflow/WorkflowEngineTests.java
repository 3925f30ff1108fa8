/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkflowEngineTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Gates gates = new Gates();

	private final NodeType shout = NodeType.of("ShoutNode")
		.input("text", String.class)
		.output("text", String.class)
		.run((inputs) -> Mono.just(Map.of("text", inputs.get("text") + "!")));

	@Test
	void runShouldPassResultsAlongConnections() {
		Workflow workflow = Workflow.builder("shouting")
			.addNode("ShoutNode", "first", Map.of("text", "hello"))
			.addNode("ShoutNode", "second")
			.addConnection("first", "text", "second", "text")
			.build();
		engine(this.shout).run(workflow).as(StepVerifier::create).assertNext((run) -> {
			assertThat(UUID.fromString(run.runId())).isNotNull();
			assertThat(run.workflow()).isEqualTo("shouting");
			assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
			assertThat(run.status("second")).isEqualTo(NodeStatus.COMPLETED);
			assertThat(run.value("second", "text")).isEqualTo("hello!!");
			assertThat(run.result("first")).isEqualTo(Map.of("text", "hello!")).isUnmodifiable();
			assertThat(run.results().keySet()).containsExactly("first", "second");
			assertThat(run.results()).isUnmodifiable();
			assertThat(run).hasToString("Run " + run.runId() + " of workflow 'shouting' (COMPLETED)");
		}).expectComplete().verify(PATIENCE);
	}

	@Test
	void runShouldBeColdAndRepeatable() {
		Mono<WorkflowRun> run = engine(this.gates.type()).run(Gates.independent("a"));
		assertThat(this.gates.started).isEmpty();
		this.gates.open("a");
		Mono.zip(run, run)
			.as(StepVerifier::create)
			.assertNext((both) -> assertThat(both.getT1().runId()).isNotEqualTo(both.getT2().runId()))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.gates.started).containsExactly("a", "a");
	}

	@Test
	void runShouldStartOnDemand() {
		engine(this.gates.type()).run(Gates.independent("a"))
			.as((run) -> StepVerifier.create(run, 0))
			.then(() -> assertThat(this.gates.started).isEmpty())
			.thenRequest(1)
			.then(() -> assertThat(this.gates.started).containsExactly("a"))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void slowNodeShouldDelayOnlyItsDependents() {
		Workflow workflow = Workflow.builder("w")
			.addNode("GateNode", "slow", Map.of("name", "slow"))
			.addNode("GateNode", "fast", Map.of("name", "fast"))
			.addNode("GateNode", "afterSlow", Map.of("name", "afterSlow"))
			.addNode("GateNode", "afterFast", Map.of("name", "afterFast"))
			.addNode("GateNode", "afterBoth", Map.of("name", "afterBoth"))
			.addConnection("slow", "out", "afterSlow", "in")
			.addConnection("fast", "out", "afterFast", "in")
			.addConnection("afterFast", "out", "afterBoth", "in")
			.addConnection("slow", "out", "afterBoth", "in2")
			.build();
		engine(this.gates.type()).run(workflow)
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("slow", "fast"))
			.then(() -> this.gates.open("fast"))
			.then(() -> assertThat(this.gates.started).containsExactly("slow", "fast", "afterFast"))
			.then(() -> this.gates.open("afterFast"))
			.then(() -> assertThat(this.gates.started).hasSize(3))
			.then(() -> this.gates.open("slow"))
			.then(() -> assertThat(this.gates.started).contains("afterSlow", "afterBoth"))
			.then(() -> this.gates.open("afterSlow"))
			.then(() -> this.gates.open("afterBoth"))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void nodesInFlightShouldBeLimited() {
		WorkflowEngine engine = WorkflowEngine.builder()
			.nodeTypes(List.of(this.gates.type()))
			.maxConcurrentNodes(2)
			.build();
		engine.run(Gates.independent("a", "b", "c", "d"))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).containsExactly("a", "b"))
			.then(() -> this.gates.open("b"))
			.then(() -> assertThat(this.gates.started).containsExactly("a", "b", "c"))
			.then(() -> List.of("a", "c", "d").forEach(this.gates::open))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void failureShouldCancelSiblingsAndCarryPartialResults() {
		AtomicReference<String> runId = new AtomicReference<>();
		engine(this.gates.type()).run(Gates.independent("done", "bad", "sibling"))
			.as(StepVerifier::create)
			.then(() -> this.gates.open("done"))
			.then(() -> this.gates.fail("bad", new CodedException(ErrorCode.NOT_FOUND, "No user 'u1'.")))
			.expectErrorSatisfies((error) -> {
				WorkflowExecutionException failure = (WorkflowExecutionException) error;
				assertThat(failure).hasMessage("[DF-703] Node 'bad' of workflow 'gates' failed: No user 'u1'.");
				assertThat(failure.code()).isEqualTo("DF-703");
				assertThat(failure.action()).isEqualTo("Do something else.");
				assertThat(failure.nodeId()).isEqualTo("bad");
				assertThat(failure.workflow()).isEqualTo("gates");
				assertThat(failure.results()).isEqualTo(Map.of("done", Map.of("out", "done"))).isUnmodifiable();
				assertThat(failure).hasCauseInstanceOf(CodedException.class);
				runId.set(failure.runId());
			})
			.verify(PATIENCE);
		assertThat(UUID.fromString(runId.get())).isNotNull();
		assertThat(this.gates.cancelled).containsExactly("sibling");
	}

	@Test
	void failureWithoutCodeShouldBeNodeFailure() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> single((inputs) -> Mono.error(new IllegalStateException("boom"))))
			.withMessage("[DF-501] Node 'n' of workflow 'w' failed: boom")
			.withCauseExactlyInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("Look at the cause of this error."));
	}

	@Test
	void nodeThatThrowsShouldFail() {
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> single((inputs) -> {
			throw new IllegalStateException();
		})).withMessage("[DF-501] Node 'n' of workflow 'w' failed: IllegalStateException");
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> single((inputs) -> Mono.fromCallable(() -> {
				throw new java.io.IOException("disk");
			})))
			.withMessage("[DF-501] Node 'n' of workflow 'w' failed: disk")
			.withCauseExactlyInstanceOf(java.io.IOException.class);
	}

	@Test
	void resultThatReportsNoSuccessShouldFail() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> single((inputs) -> Mono.just(Map.of("success", false, "error", "no stock"))))
			.withMessage("[DF-501] Node 'n' of workflow 'w' failed: It returned success: false, saying: no stock")
			.satisfies((ex) -> assertThat(((UnsuccessfulResultException) ex.getCause()).result()).containsEntry("error",
					"no stock"));
	}

	@Test
	void nodeWithoutResultShouldGiveEmptyMap() {
		assertThat(single((inputs) -> Mono.empty()).result("n")).isEmpty();
		assertThat(single((inputs) -> Mono.<Map<String, Object>>empty().hide()).result("n")).isEmpty();
		assertThat(single((inputs) -> null).result("n")).isEmpty();
	}

	@Test
	void resultShouldKeepNullValuesAndBeCopied() {
		Map<String, Object> result = new HashMap<>();
		result.put("x", null);
		WorkflowRun run = single((inputs) -> Mono.just(result));
		result.put("x", 1);
		assertThat(run.value("n", "x")).isNull();
	}

	@Test
	void fatalErrorShouldEndTheRunAndReachItsThread() {
		WorkflowEngine engine = engine(NodeType.of("FatalNode").run((inputs) -> {
			throw new LinkageError("broken");
		}));
		AtomicReference<Throwable> signalled = new AtomicReference<>();
		assertThatThrownBy(
				() -> engine.run(Workflow.builder("w").addNode("FatalNode", "n").build()).subscribe((run) -> {
				}, signalled::set))
			.isInstanceOf(LinkageError.class);
		assertThat(signalled.get()).isInstanceOf(WorkflowExecutionException.class);
		assertThat(engine.activeRuns()).isZero();
	}

	@Test
	void continueOnErrorShouldRecordFailureAndSkipDependents() {
		Workflow workflow = Workflow.builder("w")
			.addNode("FailNode", "bad")
			.addNode("EchoNode", "after")
			.addNode("EchoNode", "afterAfter")
			.addNode("EchoNode", "other", Map.of("value", 1))
			.addConnection("bad", "x", "after", "value")
			.addConnection("after", "x", "afterAfter", "value")
			.addConnection("other", "value", "afterAfter", "other")
			.build();
		NodeType fail = NodeType.of("FailNode")
			.openOutputs()
			.run((inputs) -> Mono.error(new CodedException(ErrorCode.NOT_FOUND, "gone")));
		WorkflowRun run = engine(fail, Gates.echo()).executeBlocking(workflow, RunOptions.none().continueOnError(true));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
		assertThat(run.result("bad")).isEqualTo(Map.of("error", "gone", "error_code", "DF-703", "failed", true));
		assertThat(run.status("bad")).isEqualTo(NodeStatus.FAILED);
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("afterAfter")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("other")).isEqualTo(NodeStatus.COMPLETED);
		assertThat(run.result("after")).isNull();
		assertThat(run.value("after", "x")).isNull();
		assertThat(run.results()).containsEntry("after", null).hasSize(4);
	}

	@Test
	void askingForUnknownNodeShouldNameNearest() {
		WorkflowRun run = single((inputs) -> Mono.empty());
		assertThatExceptionOfType(UnknownNodeException.class).isThrownBy(() -> run.result("m"))
			.withMessage("[DF-801] Workflow 'w' has no node 'm'. Did you mean 'n'? Valid: n.")
			.satisfies((ex) -> assertThat(ex.nodeId()).isEqualTo("m"));
		assertThatExceptionOfType(UnknownNodeException.class).isThrownBy(() -> run.status("m"));
		assertThatExceptionOfType(UnknownNodeException.class).isThrownBy(() -> run.value("m", "x"));
	}

	@Test
	void workflowShouldRunByName() {
		Workflow workflow = Workflow.builder("onboarding").addNode("ShoutNode", "n", Map.of("text", "x")).build();
		WorkflowEngine engine = WorkflowEngine.builder()
			.nodeTypes(List.of(this.shout))
			.workflows(List.of(workflow))
			.build();
		assertThat(engine.workflows()).containsExactly(workflow);
		engine.run("onboarding", RunOptions.none())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		engine.run("onbording", RunOptions.none())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(UnknownWorkflowException.class)
				.hasMessage("[DF-801] The engine has no workflow 'onbording'. "
						+ "Did you mean 'onboarding'? Valid: onboarding.")
				.extracting("workflow")
				.isEqualTo("onbording"))
			.verify(PATIENCE);
	}

	@Test
	void nodeTypesShouldBeListed() {
		WorkflowEngine engine = engine(this.shout);
		assertThat(engine.nodeTypes()).containsExactly(this.shout);
		assertThat(engine.nodeType("ShoutNode")).contains(this.shout);
		assertThat(engine.nodeType("x")).isEmpty();
	}

	@Test
	void nodesShouldSeeRunContextAndContextOfSubscriber() {
		NodeType type = NodeType.of("ContextNode")
			.openOutputs()
			.run((inputs) -> Mono.deferContextual((context) -> Mono
				.just(Map.of("run", context.get(RunContext.class).runId(), "tenant", context.<Object>get("tenant")))));
		engine(type).run(Workflow.builder("w").addNode("ContextNode", "n").build())
			.contextWrite(Context.of("tenant", "t1"))
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.result("n")).isEqualTo(Map.of("run", run.runId(), "tenant", "t1")))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void executeBlockingShouldBeRefusedWhereThreadsMustNotBlock() {
		WorkflowEngine engine = engine(this.shout);
		Workflow workflow = Workflow.builder("w").addNode("ShoutNode", "n", Map.of("text", "x")).build();
		Mono.fromCallable(() -> engine.executeBlocking(workflow, RunOptions.none()))
			.subscribeOn(Schedulers.parallel())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(BlockingRunException.class)
				.hasMessageStartingWith("[DF-501] Thread 'parallel-")
				.hasMessageContaining("must not wait for workflow 'w'")
				.extracting("action")
				.asString()
				.contains("Use run(..)"))
			.verify(PATIENCE);
	}

	@Test
	void executeBlockingWhenInterruptedShouldCancelTheRun() throws InterruptedException {
		WorkflowEngine engine = engine(this.gates.type());
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread thread = new Thread(() -> {
			try {
				engine.executeBlocking(Gates.independent("a"), RunOptions.none());
			}
			catch (BlockingRunException ex) {
				thrown.set(ex);
			}
		});
		thread.start();
		thread.interrupt();
		thread.join();
		assertThat(thrown.get()).hasMessageStartingWith("[DF-503] The wait for workflow 'gates' was interrupted");
		assertThat(engine.activeRuns()).isZero();
	}

	private WorkflowRun single(Node node) {
		return engine(NodeType.of("SomeNode").openOutputs().run(node))
			.executeBlocking(Workflow.builder("w").addNode("SomeNode", "n").build(), RunOptions.none());
	}

	private static WorkflowEngine engine(NodeType... types) {
		return WorkflowEngine.builder().nodeTypes(List.of(types)).build();
	}

}
