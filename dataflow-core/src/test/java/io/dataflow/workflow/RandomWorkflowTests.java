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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random workflows: some nodes answer at once, some later and on another thread, some
 * take none of their branches, some join branches. Each is compared with a run of its
 * nodes one after the other.
 */
class RandomWorkflowTests {

	private static final int WORKFLOWS = 150;

	private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

	private final Map<String, Long> ended = new ConcurrentHashMap<>();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(type("PlainNode", false), type("JoiningNode", true)))
		.transactionSupport(new RecordingTransactions())
		.maxConcurrentNodes(4)
		.build();

	private NodeType type(String name, boolean joins) {
		NodeTypeBuilder builder = NodeType.of(name)
			.input("self", Integer.class)
			.input("kind", Integer.class)
			.input(Port.optional("in", Map.class).withEntries())
			.output("sum", Long.class);
		return (joins ? builder.joinsBranches() : builder).run(this::run);
	}

	private Mono<? extends Map<String, ? extends @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		String id = "n" + inputs.get("self");
		long sum = (Integer) inputs.get("self");
		if (inputs.get("in") instanceof Map<?, ?> in) {
			for (Map.Entry<?, ?> entry : in.entrySet()) {
				assertThat(entry.getValue()).as("input of %s", id).isEqualTo(this.ended.get(entry.getKey()));
				sum += (Long) entry.getValue();
			}
		}
		this.counts.computeIfAbsent(id, (key) -> new AtomicInteger()).incrementAndGet();
		this.ended.put(id, sum);
		Map<String, Object> result = Map.of("sum", sum);
		return switch ((Integer) inputs.get("kind")) {
			case 0 -> Mono.just(result);
			case 1 -> Mono.just(result).hide();
			case 2 -> Mono.just(result).delayElement(Duration.ofNanos(1));
			case 3 -> Mono.just(result).publishOn(Schedulers.boundedElastic());
			default -> Mono.just(RoutedOutputs.of(result, Set.of()));
		};
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void runShouldEqualSequentialReference(int seed) {
		Random random = new Random(seed);
		for (int round = 0; round < WORKFLOWS; round++) {
			RandomWorkflow drawn = new RandomWorkflow(random);
			this.counts.clear();
			this.ended.clear();
			WorkflowRun run = this.engine.executeBlocking(drawn.workflow(), RunOptions.none());
			Map<String, Long> expected = drawn.sums();
			for (int node = 0; node < drawn.size(); node++) {
				String id = "n" + node;
				Long sum = (run.result(id) != null) ? (Long) run.value(id, "sum") : null;
				assertThat(sum).as("node %s of workflow %s of seed %s", node, round, seed).isEqualTo(expected.get(id));
				assertThat(run.status(id)).isEqualTo((sum != null) ? NodeStatus.COMPLETED : NodeStatus.SKIPPED);
			}
			assertThat(this.counts).containsOnlyKeys(expected.keySet())
				.allSatisfy((id, count) -> assertThat(count).hasValue(1));
		}
	}

	/**
	 * Nodes in a random order. Node 0 up to somewhere may be a transaction, so that
	 * nothing outside both feeds it and needs it.
	 */
	private static final class RandomWorkflow {

		private final List<List<Integer>> sources = new ArrayList<>();

		private final List<Integer> order = new ArrayList<>();

		private final List<Integer> kinds = new ArrayList<>();

		private final List<Boolean> joins = new ArrayList<>();

		private final int grouped;

		RandomWorkflow(Random random) {
			int size = 1 + random.nextInt(60);
			int density = 2 + random.nextInt(12);
			for (int node = 0; node < size; node++) {
				this.order.add(random.nextInt(node + 1), node);
				this.kinds.add((random.nextInt(8) == 0) ? 4 : random.nextInt(4));
				this.joins.add(random.nextBoolean());
				List<Integer> chosen = new ArrayList<>();
				for (int before = 0; before < node; before++) {
					if (random.nextInt(density) == 0) {
						chosen.add(before);
					}
				}
				this.sources.add(chosen);
			}
			this.grouped = random.nextBoolean() ? random.nextInt(size) : 0;
		}

		int size() {
			return this.sources.size();
		}

		Workflow workflow() {
			WorkflowBuilder builder = Workflow.builder("random");
			if (this.grouped > 0) {
				builder.transaction("tx",
						(scope) -> this.order.stream()
							.filter((node) -> node < this.grouped)
							.forEach((node) -> scope.addNode(type(node), "n" + node, parameters(node))));
			}
			this.order.stream()
				.filter((node) -> node >= this.grouped)
				.forEach((node) -> builder.addNode(type(node), "n" + node, parameters(node)));
			for (int node : this.order) {
				for (int source : this.sources.get(node)) {
					builder.addConnection("n" + source, "sum", "n" + node, "in.n" + source);
				}
			}
			return builder.build();
		}

		private String type(int node) {
			return this.joins.get(node) ? "JoiningNode" : "PlainNode";
		}

		private Map<String, Object> parameters(int node) {
			return Map.of("self", node, "kind", this.kinds.get(node));
		}

		/** The sums of the nodes that run. */
		Map<String, Long> sums() {
			Map<String, Long> sums = new HashMap<>();
			for (int node = 0; node < size(); node++) {
				List<Integer> live = this.sources.get(node)
					.stream()
					.filter((source) -> sums.containsKey("n" + source) && this.kinds.get(source) != 4)
					.toList();
				int needed = this.joins.get(node) ? Math.min(1, this.sources.get(node).size())
						: this.sources.get(node).size();
				if (live.size() >= needed) {
					sums.put("n" + node, node + live.stream().mapToLong((source) -> sums.get("n" + source)).sum());
				}
			}
			return sums;
		}

	}

}
