/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RoutedOutputs;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FunctionNodeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static Mono<WorkflowRun> run(Workflow workflow, RunOptions options, NodeType... types) {
		return WorkflowEngine.builder().nodeTypes(List.of(types)).build().run(workflow, options);
	}

	private static void gives(Function<Map<String, @Nullable Object>, ?> function, Map<String, ?> expected) {
		run(Workflow.builder("w").addNode("TestNode", "node", Map.of("n", 5)).build(), RunOptions.none(),
				FunctionNode.of("TestNode", function))
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.result("node")).isEqualTo(expected))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void mapShouldBecomeTheOutputs() {
		gives((inputs) -> Map.of("twice", (int) inputs.get("n") * 2), Map.of("twice", 10));
		gives((inputs) -> Map.of(1, "a"), Map.of("1", "a"));
	}

	@Test
	void otherValuesShouldBecomeTheResult() {
		gives((inputs) -> inputs.get("n"), Map.of("result", 5));
		gives((inputs) -> List.of(1, 2), Map.of("result", List.of(1, 2)));
		gives((inputs) -> null, Collections.singletonMap("result", null));
	}

	@Test
	void publishersShouldBeWaitedFor() {
		gives((inputs) -> Mono.just(Map.of("a", 1)).delayElement(Duration.ofMillis(1)), Map.of("a", 1));
		gives((inputs) -> Mono.just(7), Map.of("result", 7));
		gives((inputs) -> Mono.empty(), Map.of());
		gives((inputs) -> Flux.just(1, 2), Map.of("result", List.of(1, 2)));
	}

	@Test
	void connectionsAndRunInputsShouldReachInputsOfAnyName() {
		Workflow workflow = Workflow.builder("w")
			.addNode("SourceNode", "source")
			.addNode("SumNode", "sum", Map.of("a", 1))
			.addConnection("source", "result", "sum", "b")
			.addConnection("source", "result", "sum", "more.c")
			.build();
		run(workflow, RunOptions.inputs(Map.of("sum", Map.of("d", 4))), FunctionNode.of("SourceNode", (inputs) -> 3),
				FunctionNode.of("SumNode", (inputs) -> new TreeMap<>(inputs)))
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.result("sum"))
				.isEqualTo(Map.of("a", 1, "b", 3, "more", Map.of("c", 3), "d", 4)))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void failureOfTheFunctionShouldFailTheNode() {
		run(Workflow.builder("w").addNode("FailNode", "node").build(), RunOptions.none(),
				FunctionNode.of("FailNode", (inputs) -> {
					throw new IllegalStateException("no luck");
				}))
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).hasMessage("[DF-501] Node 'node' of workflow 'w' failed: no luck"))
			.verify(PATIENCE);
	}

	@Test
	void functionShouldBeCalledOncePerRun() {
		AtomicInteger calls = new AtomicInteger();
		Mono<WorkflowRun> run = run(Workflow.builder("w").addNode("CountNode", "node").build(), RunOptions.none(),
				FunctionNode.of("CountNode", (inputs) -> calls.incrementAndGet()));
		assertThat(calls).hasValue(0);
		run.then(run).as(StepVerifier::create).expectNextCount(1).expectComplete().verify(PATIENCE);
		assertThat(calls).hasValue(2);
	}

	@Test
	void functionMayRoute() {
		RoutedOutputs routed = RoutedOutputs.of(Map.of("a", 1), Set.of("a"));
		run(Workflow.builder("w").addNode("RouteNode", "node").build(), RunOptions.none(),
				FunctionNode.of("RouteNode", (inputs) -> Mono.just(routed)))
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.result("node")).isInstanceOf(RoutedOutputs.class))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void typeShouldBeOpen() {
		NodeType type = FunctionNode.of("TestNode", (inputs) -> 1);
		assertThat(type.name()).isEqualTo("TestNode");
		assertThat(type.hasOpenInputs()).isTrue();
		assertThat(type.hasOpenOutputs()).isTrue();
		assertThatNullPointerException().isThrownBy(() -> FunctionNode.of("TestNode", null))
			.withMessage("'function' must not be null");
	}

}
