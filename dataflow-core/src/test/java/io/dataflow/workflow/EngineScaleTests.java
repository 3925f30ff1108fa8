/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class EngineScaleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

	private final NodeType increment = NodeType.of("IncrementNode")
		.input("n", Integer.class)
		.output("n", Integer.class)
		.run((inputs) -> Mono.just(Map.of("n", (Integer) inputs.get("n") + 1)));

	private final NodeType subscribed = NodeType.of("SubscribedNode")
		.input("n", Integer.class)
		.output("n", Integer.class)
		.run((inputs) -> Mono.just(inputs).map((map) -> Map.of("n", (Integer) map.get("n") + 1)));

	private final NodeType sum = NodeType.of("SumNode")
		.input("self", Integer.class)
		.input(Port.optional("in", Map.class).withEntries())
		.output("sum", Long.class)
		.run((inputs) -> Mono.fromCallable(() -> Map.of("sum", sum(inputs))).publishOn(Schedulers.parallel()));

	private final NodeType direct = NodeType.of("DirectNode")
		.input("self", Integer.class)
		.input(Port.optional("in", Map.class).withEntries())
		.output("sum", Long.class)
		.run((inputs) -> Mono.just(Map.of("sum", sum(inputs))));

	@ParameterizedTest
	@ValueSource(strings = { "IncrementNode", "SubscribedNode" })
	void longChainShouldNotDeepenTheStack(String type) {
		int length = 100_000;
		WorkflowBuilder builder = Workflow.builder("chain").addNode(type, "n0", Map.of("n", 0));
		for (int i = 1; i < length; i++) {
			builder.addNode(type, "n" + i).addConnection("n" + (i - 1), "n", "n" + i, "n");
		}
		engine(10).run(builder.build())
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.value("n" + (length - 1), "n")).isEqualTo(length))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void wideFanOutShouldRunEveryNodeOnce() {
		WorkflowBuilder builder = Workflow.builder("fan").addNode("SumNode", "root", Map.of("self", 1));
		for (int i = 0; i < 10_000; i++) {
			builder.addNode("SumNode", "n" + i, Map.of("self", i + 2)).addConnection("root", "sum", "n" + i, "in.root");
		}
		WorkflowRun run = engine(16).executeBlocking(builder.build(), RunOptions.none());
		assertThat(run.value("n9999", "sum")).isEqualTo(10_002L);
		assertThat(this.counts).hasSize(10_001).allSatisfy((self, count) -> assertThat(count).hasValue(1));
	}

	@Test
	void concurrencyLimitShouldHoldOnManyThreads() {
		NodeType counted = NodeType.of("CountedNode").openOutputs().run((inputs) -> Mono.fromCallable(() -> {
			this.inFlight.decrementAndGet();
			return Map.<String, Object>of();
		})
			.subscribeOn(Schedulers.parallel())
			.doFirst(() -> this.most.accumulateAndGet(this.inFlight.incrementAndGet(), Math::max)));
		WorkflowBuilder builder = Workflow.builder("w");
		for (int i = 0; i < 5000; i++) {
			builder.addNode("CountedNode", "n" + i);
		}
		WorkflowEngine.builder()
			.nodeTypes(List.of(counted))
			.maxConcurrentNodes(3)
			.build()
			.executeBlocking(builder.build(), RunOptions.none());
		assertThat(this.most.get()).isBetween(1, 3);
	}

	@Test
	void randomGraphsShouldEqualSequentialReference() {
		Random random = new Random(20_261_120);
		WorkflowEngine engine = engine(4);
		for (int round = 0; round < 200; round++) {
			this.counts.clear();
			RandomGraph graph = new RandomGraph(random);
			WorkflowRun run = engine.executeBlocking(graph.workflow(), RunOptions.none());
			long[] expected = graph.sums();
			for (int node = 0; node < expected.length; node++) {
				assertThat(run.value("n" + node, "sum")).as("node %s of graph %s", node, round)
					.isEqualTo(expected[node]);
			}
			assertThat(this.counts).hasSize(expected.length).allSatisfy((self, count) -> assertThat(count).hasValue(1));
		}
	}

	@Test
	void manyRunsAtOnceShouldNotDisturbEachOther() {
		RandomGraph graph = new RandomGraph(new Random(7));
		Workflow workflow = graph.workflow();
		WorkflowEngine engine = engine(4);
		long[] expected = graph.sums();
		Flux.range(0, 2000)
			.flatMap((i) -> engine.run(workflow).subscribeOn(Schedulers.parallel()), 64)
			.all((run) -> run.value("n" + (expected.length - 1), "sum").equals(expected[expected.length - 1]))
			.as(StepVerifier::create)
			.expectNext(true)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(engine.activeRuns()).isZero();
	}

	@Test
	void cancellingAtAnyMomentShouldEndTheRun() {
		RandomGraph graph = new RandomGraph(new Random(11));
		Workflow workflow = graph.workflow();
		WorkflowEngine engine = engine(4);
		Flux.range(0, 500)
			.flatMap((i) -> engine.run(workflow)
				.timeout(Mono.delay(Duration.ofNanos(i * 2000L)), Mono.empty())
				.subscribeOn(Schedulers.parallel()), 8)
			.then(engine.drain())
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(engine.activeRuns()).isZero();
	}

	private long sum(Map<String, Object> inputs) {
		Integer self = (Integer) inputs.get("self");
		this.counts.computeIfAbsent("n" + self, (key) -> new AtomicInteger()).incrementAndGet();
		long total = self;
		if (inputs.get("in") instanceof Map<?, ?> in) {
			for (Object value : in.values()) {
				total += (Long) value;
			}
		}
		return total;
	}

	private WorkflowEngine engine(int concurrency) {
		return WorkflowEngine.builder()
			.nodeTypes(List.of(this.increment, this.subscribed, this.sum, this.direct))
			.maxConcurrentNodes(concurrency)
			.build();
	}

	/**
	 * Nodes in a random order, each adding up its own number and the sums of some others.
	 */
	private static final class RandomGraph {

		private final List<List<Integer>> sources = new ArrayList<>();

		private final List<Integer> order = new ArrayList<>();

		private final boolean[] direct;

		RandomGraph(Random random) {
			int size = 2 + random.nextInt(40);
			this.direct = new boolean[size];
			for (int node = 0; node < size; node++) {
				this.order.add(random.nextInt(node + 1), node);
				this.direct[node] = random.nextBoolean();
				List<Integer> chosen = new ArrayList<>();
				for (int before = 0; before < node; before++) {
					if (random.nextInt(5) == 0) {
						chosen.add(before);
					}
				}
				this.sources.add(chosen);
			}
		}

		Workflow workflow() {
			WorkflowBuilder builder = Workflow.builder("random");
			for (int node : this.order) {
				builder.addNode((this.direct[node]) ? "DirectNode" : "SumNode", "n" + node, Map.of("self", node));
				for (int source : this.sources.get(node)) {
					builder.addConnection("n" + source, "sum", "n" + node, "in.n" + source);
				}
			}
			return builder.build();
		}

		long[] sums() {
			Map<Integer, Long> sums = new HashMap<>();
			long[] result = new long[this.sources.size()];
			for (int node = 0; node < result.length; node++) {
				result[node] = node + this.sources.get(node).stream().mapToLong(sums::get).sum();
				sums.put(node, result[node]);
			}
			return result;
		}

	}

}
