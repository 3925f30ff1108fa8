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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CycleStopTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final AtomicInteger calls = new AtomicInteger();

	private final NodeType now = NodeType.of("NowNode")
		.input("v", Integer.class)
		.output("v", Integer.class)
		.run((inputs) -> Mono.just(Map.of("v", (Integer) inputs.get("v") + 1)));

	private final NodeType later = NodeType.of("LaterNode")
		.input("v", Integer.class)
		.output("v", Integer.class)
		.run((inputs) -> Mono.just(Map.of("v", (Integer) inputs.get("v") + 1)).hide());

	private final NodeType threaded = NodeType.of("ThreadedNode")
		.input("v", Integer.class)
		.output("v", Integer.class)
		.run((inputs) -> Mono.just(Map.of("v", (Integer) inputs.get("v") + 1)).publishOn(Schedulers.parallel()));

	private final NodeType failing = NodeType.of("FailingNode").openOutputs().run((inputs) -> {
		if (this.calls.incrementAndGet() % 3 == 0) {
			throw new CodedException(ErrorCode.NOT_FOUND, "No product 'p1'.");
		}
		return Mono.just(Map.of("call", this.calls.get()));
	});

	private final NodeType fatal = NodeType.of("FatalNode").openOutputs().run((inputs) -> {
		if (this.calls.incrementAndGet() == 2) {
			throw new LinkageError("broken");
		}
		return Mono.empty();
	});

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), this.now, this.later, this.threaded, this.failing, this.fatal))
		.transactionSupport(this.transactions)
		.build();

	private static Workflow counting(String type, int iterations) {
		return Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode(type, "a", Map.of("v", 0))
						.feedback("a", "v", "a", "v")
						.maxIterations(iterations))
			.build();
	}

	private static Workflow gated() {
		return Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("NowNode", "a", Map.of("v", 0))
						.transaction("tx", (scope) -> scope.addNode("GateNode", "gate", Map.of("name", "gate")))
						.feedback("a", "v", "a", "v")
						.maxIterations(5))
			.addNode("GateNode", "beside", Map.of("name", "beside"))
			.build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "NowNode", "LaterNode", "ThreadedNode" })
	void manyIterationsShouldNotDeepenTheStack(String type) {
		this.engine.run(counting(type, 100_000))
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.value("a", "v")).isEqualTo(100_000))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.engine.activeRuns()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "NowNode", "LaterNode", "ThreadedNode" })
	void timeoutShouldEndACycleThatNeverWaits(String type) {
		this.engine.run(counting(type, Integer.MAX_VALUE), RunOptions.none().timeout(Duration.ofMillis(100)))
			.as(StepVerifier::create)
			.expectErrorMessage("[DF-505] Workflow 'w' did not end within 100 ms. Still running: loop.")
			.verify(PATIENCE);
		this.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NowNode", "LaterNode", "ThreadedNode" })
	void cancellationShouldEndACycleThatNeverWaits(String type) {
		Disposable run = this.engine.run(counting(type, Integer.MAX_VALUE))
			.subscribeOn(Schedulers.parallel())
			.subscribe();
		Mono.delay(Duration.ofMillis(50))
			.doOnNext((tick) -> run.dispose())
			.then(this.engine.drain())
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void cancellationShouldEndTheTransactionInTheCycle() {
		this.engine.run(gated())
			.as(StepVerifier::create)
			.then(() -> assertThat(this.gates.started).contains("gate"))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).contains("gate", "beside");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeoutShouldEndTheTransactionInTheCycle() {
		StepVerifier.withVirtualTime(() -> this.engine.run(gated(), RunOptions.none().timeout(Duration.ofSeconds(1))))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("[DF-505] Workflow 'w' did not end within 1 s. Still running: loop, beside.")
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void failureOutsideShouldEndTheCycle() {
		this.engine.run(gated())
			.as(StepVerifier::create)
			.then(() -> this.gates.fail("beside", new IllegalStateException("boom")))
			.expectErrorMessage("[DF-501] Node 'beside' of workflow 'w' failed: boom")
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
		assertThat(this.gates.started).containsOnlyOnce("gate");
	}

	@Test
	void failureInsideShouldFailTheRunAndNameTheNode() {
		Workflow workflow = Workflow.builder("w")
			.cycle("loop", (cycle) -> cycle.addNode("FailingNode", "bad").maxIterations(10))
			.build();
		this.engine.run(workflow)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.hasMessage("[DF-703] Node 'bad' of workflow 'w' failed: No product 'p1'."))
			.verify(PATIENCE);
		assertThat(this.calls).hasValue(3);
	}

	@Test
	void failureInsideShouldNotStopACycleThatGoesOn() {
		Workflow workflow = Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("FailingNode", "bad", Map.of(), NodeSettings.NONE.continueOnError(true))
						.maxIterations(6))
			.build();
		WorkflowRun run = this.engine.executeBlocking(workflow, RunOptions.none());
		assertThat(run.result("bad")).containsEntry("error_code", "DF-703");
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
		assertThat(this.calls).hasValue(6);
	}

	@Test
	void fatalErrorInALaterIterationShouldEndTheRun() {
		Workflow workflow = Workflow.builder("w")
			.cycle("loop", (cycle) -> cycle.addNode("FatalNode", "f").maxIterations(10))
			.build();
		AtomicInteger errors = new AtomicInteger();
		assertThatThrownBy(() -> this.engine.run(workflow).subscribe((run) -> {
		}, (error) -> errors.incrementAndGet())).isInstanceOf(LinkageError.class);
		assertThat(errors).hasValue(1);
		assertThat(this.engine.activeRuns()).isZero();
	}

}
