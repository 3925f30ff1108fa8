/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dataflow.expression.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A cycle prepared for runs.
 *
 * @param id the id of the group
 * @param place the index of the group
 * @param graph the steps inside it
 * @param nodes the indexes of all its nodes
 * @param feedback the connections to the next iteration
 * @param maxIterations how many iterations there may be
 * @param condition the condition that ends it, or {@code null}
 * @param timeout after which time no further iteration begins, or {@code null}
 */
record PlannedCycle(String id, int place, StepGraph graph, int[] nodes, InputBinding[] feedback, int maxIterations,
		@Nullable Condition condition, @Nullable Duration timeout) implements PlannedGroup {

	@Override
	public @Nullable PlannedNode opening() {
		return null;
	}

	@Override
	public GroupStep step(GraphRun parent, int index, RunState state) {
		return new CycleStep(parent, index, this, state);
	}

	/**
	 * Return whether there is something for the next iteration: a cycle without feedback
	 * repeats itself, one whose branches lead nowhere is over.
	 */
	boolean feeds(RunState state) {
		for (InputBinding binding : this.feedback) {
			if (state.liveness(binding.source(), binding.path()) == Liveness.LIVE) {
				return true;
			}
		}
		return this.feedback.length == 0;
	}

	/**
	 * Return whether the condition holds after an iteration.
	 */
	boolean hasConverged(RunState state, int iteration, Duration elapsed) {
		return this.condition != null && this.condition.test(variables(state, iteration, elapsed));
	}

	private Map<String, @Nullable Object> variables(RunState state, int iteration, Duration elapsed) {
		Map<String, @Nullable Object> variables = new LinkedHashMap<>();
		Map<String, @Nullable Object> results = new LinkedHashMap<>();
		Map<String, @Nullable Object> previous = new LinkedHashMap<>();
		for (int node : this.nodes) {
			String nodeId = state.plan().node(node).id();
			Map<String, @Nullable Object> result = state.result(node);
			if (result != null) {
				variables.putAll(result);
			}
			results.put(nodeId, result);
			previous.put(nodeId, state.previous(this.place, node));
		}
		variables.putAll(results);
		variables.put("previous", previous);
		variables.put("iteration", iteration);
		variables.put("elapsed_time", elapsed.toMillis() / 1000.0);
		return variables;
	}

}
