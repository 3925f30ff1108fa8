/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import io.dataflow.workflow.WorkflowEngine;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How much heap many runs need that are all in progress: each has its inputs, and the
 * results of nine of its ten nodes, and waits for the last one.
 *
 * @since 0.1.0
 */
public final class ConcurrentRuns {

	private static final int NODES = 10;

	private final Sinks.Empty<Void> gate = Sinks.empty();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(
				NodeType.of("RecordNode")
					.optionalInput("value", Integer.class)
					.output("value", Integer.class)
					.output("name", String.class)
					.run((inputs) -> Mono.fromSupplier(() -> Map.of("value", inputs.getOrDefault("value", 0), "name",
							"a record of run " + System.nanoTime()))),
				NodeType.of("WaitNode")
					.optionalInput("value", Integer.class)
					.output("value", Integer.class)
					.run((inputs) -> this.gate.asMono().thenReturn(inputs))))
		.build();

	private ConcurrentRuns() {
	}

	/**
	 * Measure and print the live heap for different numbers of runs.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		System.out.println("| runs in progress | live heap in MB beyond that of none |\n|--:|--:|");
		for (int runs : new int[] { 100, 1_000, 10_000 }) {
			System.out.printf("| %d | %.1f |%n", runs, new ConcurrentRuns().megabytes(runs));
		}
	}

	private double megabytes(int runs) {
		Workflow workflow = workflow();
		Completion.of(this.engine.run(Workflow.builder("warm-up").addNode("RecordNode", "one").build()));
		long before = liveHeap();
		Disposable running = Flux.range(0, runs)
			.flatMap((run) -> this.engine.run(workflow, RunOptions.inputs(Map.of("first", Map.of("value", run)))), runs)
			.subscribe();
		while (this.engine.activeRuns() < runs) {
			Thread.onSpinWait();
		}
		double megabytes = (liveHeap() - before) / 1e6;
		this.gate.tryEmitEmpty();
		running.dispose();
		return megabytes;
	}

	private static Workflow workflow() {
		WorkflowBuilder builder = Workflow.builder("ten").addNode("RecordNode", "first");
		String before = "first";
		for (int i = 2; i <= NODES; i++) {
			String id = "n" + i;
			builder.addNode((i < NODES) ? "RecordNode" : "WaitNode", id).addConnection(before, "value", id, "value");
			before = id;
		}
		return builder.build();
	}

	private static long liveHeap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
