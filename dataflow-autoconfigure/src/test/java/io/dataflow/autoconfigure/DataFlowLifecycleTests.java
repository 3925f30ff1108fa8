/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.dataflow.DataFlow;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DataFlowLifecycle}.
 */
class DataFlowLifecycleTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final Sinks.One<Map<String, Object>> signal = Sinks.one();

	private final DataFlow dataFlow = DataFlow.builder("h2:mem:lifecycle")
		.nodeTypes(NodeType.of("WaitingNode").openOutputs().run((inputs) -> this.signal.asMono()))
		.build();

	@Test
	void startsBeforeAndStopsAfterTheWebServer() {
		assertThat(lifecycle(LIMIT).getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
	}

	@Test
	void startMakesTheSchemaReady() {
		DataFlowLifecycle lifecycle = lifecycle(LIMIT);
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.dataFlow.isReady()).isTrue();
	}

	@Test
	void whenTheContextClosesRunsInProgressFinish() {
		DataFlowLifecycle lifecycle = closing(LIMIT);
		CompletableFuture<WorkflowRun> run = run();
		CompletableFuture<Boolean> stopped = stop(lifecycle);
		assertThat(stopped).isNotDone();
		this.signal.tryEmitValue(Map.of("done", true));
		assertThat(run).succeedsWithin(LIMIT);
		assertThat(stopped).succeedsWithin(LIMIT);
	}

	@Test
	void whenTheGracePeriodEndsRunsInProgressAreCancelled() {
		CompletableFuture<WorkflowRun> run = run();
		assertThat(stop(closing(Duration.ofMillis(200)))).succeedsWithin(LIMIT);
		assertThat(run).failsWithin(LIMIT)
			.withThrowableOfType(java.util.concurrent.ExecutionException.class)
			.withCauseInstanceOf(WorkflowExecutionException.class)
			.withMessageContaining("DF-503");
	}

	@Test
	void whenTheContextClosesNewRunsAreRefused() {
		assertThat(stop(closing(LIMIT))).succeedsWithin(LIMIT);
		assertThat(run()).failsWithin(LIMIT)
			.withThrowableOfType(java.util.concurrent.ExecutionException.class)
			.withMessageContaining("DF-503");
	}

	@Test
	void whenTheContextIsOnlyStoppedTheEngineGoesOn() {
		DataFlowLifecycle lifecycle = lifecycle(LIMIT);
		lifecycle.start();
		assertThat(stop(lifecycle)).succeedsWithin(LIMIT);
		assertThat(lifecycle.isRunning()).isFalse();
		this.signal.tryEmitValue(Map.of("done", true));
		assertThat(run()).succeedsWithin(LIMIT);
	}

	@Test
	void whenTheSchemaIsNotReadyInTimeTheStartFails() {
		StuckAdapter stuck = new StuckAdapter();
		DataFlow waiting = DataFlow.builder(stuck).build();
		assertThatExceptionOfType(StartTimeoutException.class)
			.isThrownBy(() -> new DataFlowLifecycle(waiting, Duration.ofMillis(50), LIMIT).start())
			.withMessage("[DF-505] The schema was not ready after 0 seconds.");
	}

	@Test
	void destructionClosesTheInstance() {
		AtomicBoolean closed = new AtomicBoolean();
		StuckAdapter adapter = new StuckAdapter(Mono.fromRunnable(() -> closed.set(true)));
		new DataFlowLifecycle(DataFlow.builder(adapter).build(), LIMIT, LIMIT).destroy();
		assertThat(closed).isTrue();
		assertThat(adapter.kind()).isEqualTo(DatabaseKind.H2);
	}

	private DataFlowLifecycle lifecycle(Duration shutdownTimeout) {
		return new DataFlowLifecycle(this.dataFlow, LIMIT, shutdownTimeout);
	}

	private DataFlowLifecycle closing(Duration shutdownTimeout) {
		DataFlowLifecycle lifecycle = lifecycle(shutdownTimeout);
		lifecycle.onApplicationEvent(new ContextClosedEvent(new GenericApplicationContext()));
		return lifecycle;
	}

	private static CompletableFuture<Boolean> stop(DataFlowLifecycle lifecycle) {
		CompletableFuture<Boolean> stopped = new CompletableFuture<>();
		lifecycle.stop(() -> stopped.complete(true));
		return stopped;
	}

	private CompletableFuture<WorkflowRun> run() {
		Workflow workflow = Workflow.builder("waiting").addNode("WaitingNode", "wait").build();
		return this.dataFlow.engine().run(workflow, RunOptions.none()).toFuture();
	}

}
