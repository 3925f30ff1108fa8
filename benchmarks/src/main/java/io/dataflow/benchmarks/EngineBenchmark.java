/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import io.dataflow.workflow.WorkflowEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * What the engine costs per node when the nodes do nothing. The nodes of {@code later...}
 * answer through a subscription, as those that call a database do; the others have their
 * answer at hand.
 *
 * @since 0.1.0
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {

	private static final int SHORT = 1_000;

	private static final int LONG = 10_000;

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(
				NodeType.of("NowNode")
					.optionalInput("value", Integer.class)
					.output("value", Integer.class)
					.run(Mono::just),
				NodeType.of("LaterNode")
					.optionalInput("value", Integer.class)
					.output("value", Integer.class)
					.run((inputs) -> Mono.just(inputs).hide())))
		.build();

	private final Workflow one = chain("NowNode", 1);

	private final Workflow shortChain = chain("NowNode", SHORT);

	private final Workflow longChain = chain("NowNode", LONG);

	private final Workflow laterOne = chain("LaterNode", 1);

	private final Workflow laterChain = chain("LaterNode", SHORT);

	private final Workflow fan = fan("NowNode", LONG);

	private final Workflow laterFan = fan("LaterNode", LONG);

	/**
	 * A run of one node.
	 * @return the run
	 */
	@Benchmark
	public Object one() {
		return Completion.of(this.engine.run(this.one));
	}

	/**
	 * A chain of 1 000 nodes.
	 * @return the run
	 */
	@Benchmark
	@OperationsPerInvocation(SHORT)
	public Object shortChain() {
		return Completion.of(this.engine.run(this.shortChain));
	}

	/**
	 * A chain of 10 000 nodes.
	 * @return the run
	 */
	@Benchmark
	@OperationsPerInvocation(LONG)
	public Object longChain() {
		return Completion.of(this.engine.run(this.longChain));
	}

	/**
	 * One node that feeds 10 000 others.
	 * @return the run
	 */
	@Benchmark
	@OperationsPerInvocation(LONG)
	public Object fan() {
		return Completion.of(this.engine.run(this.fan));
	}

	/**
	 * A run of one node that answers through a subscription.
	 * @return the run
	 */
	@Benchmark
	public Object laterOne() {
		return Completion.of(this.engine.run(this.laterOne));
	}

	/**
	 * A chain of 1 000 nodes that answer through a subscription.
	 * @return the run
	 */
	@Benchmark
	@OperationsPerInvocation(SHORT)
	public Object laterChain() {
		return Completion.of(this.engine.run(this.laterChain));
	}

	/**
	 * One node that feeds 10 000 others, all answering through a subscription.
	 * @return the run
	 */
	@Benchmark
	@OperationsPerInvocation(LONG)
	public Object laterFan() {
		return Completion.of(this.engine.run(this.laterFan));
	}

	private static Workflow chain(String type, int length) {
		WorkflowBuilder builder = Workflow.builder("chain").addNode(type, "n0", Map.of("value", 1));
		for (int i = 1; i < length; i++) {
			builder.addNode(type, "n" + i).addConnection("n" + (i - 1), "value", "n" + i, "value");
		}
		return builder.build();
	}

	private static Workflow fan(String type, int width) {
		WorkflowBuilder builder = Workflow.builder("fan").addNode(type, "first", Map.of("value", 1));
		for (int i = 0; i < width; i++) {
			builder.addNode(type, "n" + i).addConnection("first", "value", "n" + i, "value");
		}
		return builder.build();
	}

}
