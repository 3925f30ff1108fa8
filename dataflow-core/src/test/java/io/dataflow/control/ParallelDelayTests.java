/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.Map;

import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/**
 * How long runs take, in virtual time.
 */
class ParallelDelayTests {

	private static final Duration STEP = Duration.ofMillis(100);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(ControlNodes.nodeTypes())
		.maxConcurrentNodes(20)
		.build();

	@Test
	void independentNodesTakeAsLongAsOne() {
		WorkflowBuilder builder = Workflow.builder("independent");
		for (int i = 0; i < 20; i++) {
			builder.addNode("DelayNode", "n" + i, Map.of("duration", 100));
		}
		assertEndsAfter(STEP, builder.build());
	}

	@Test
	void chainTakesTheSumOfItsNodes() {
		WorkflowBuilder builder = Workflow.builder("chain").addNode("DelayNode", "n0", Map.of("duration", 100));
		for (int i = 1; i < 20; i++) {
			builder.addNode("DelayNode", "n" + i, Map.of("duration", 100))
				.addConnection("n" + (i - 1), "delayed_ms", "n" + i, "data");
		}
		assertEndsAfter(STEP.multipliedBy(20), builder.build());
	}

	@Test
	void slowNodeDelaysOnlyWhatDependsOnIt() {
		Workflow workflow = Workflow.builder("slow")
			.addNode("DelayNode", "slow", Map.of("duration", 1000))
			.addNode("DelayNode", "quick", Map.of("duration", 100))
			.addNode("DelayNode", "after-slow", Map.of("duration", 100))
			.addNode("DelayNode", "after-quick", Map.of("duration", 100))
			.addConnection("slow", "data", "after-slow", "data")
			.addConnection("quick", "data", "after-quick", "data")
			.build();
		StepVerifier
			.withVirtualTime(() -> this.engine.stream(workflow, RunOptions.none())
				.ofType(RunEvent.NodeCompleted.class)
				.map(RunEvent.NodeCompleted::nodeId))
			.expectSubscription()
			.thenAwait(STEP)
			.expectNext("quick")
			.thenAwait(STEP)
			.expectNext("after-quick")
			.thenAwait(STEP.multipliedBy(8))
			.expectNext("slow")
			.thenAwait(STEP)
			.expectNext("after-slow")
			.expectComplete()
			.verify(LIMIT);
	}

	private void assertEndsAfter(Duration duration, Workflow workflow) {
		StepVerifier.withVirtualTime(() -> this.engine.run(workflow))
			.expectSubscription()
			.expectNoEvent(duration.minus(MOMENT))
			.thenAwait(MOMENT)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

}
