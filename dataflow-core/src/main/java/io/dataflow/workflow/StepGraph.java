/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps and which of them must wait for which. A step is a node, or a transaction group
 * as a whole.
 *
 * @param nodes by step the index of its node, or {@code -1 - index} of its group
 * @param members by step the indexes of its nodes
 * @param sources by step the indexes of the nodes outside the step that feed it
 * @param successors by step the steps that wait for it
 * @param dependencies by step the number of steps that it waits for
 */
record StepGraph(int[] nodes, int[][] members, int[][] sources, int[][] successors, int[] dependencies) {

	static StepGraph of(int[] nodes, int[][] members, List<PlannedNode> plannedNodes) {
		int[] stepOf = stepOf(members, plannedNodes.size());
		int[][] sources = new int[nodes.length][];
		int[][] predecessors = new int[nodes.length][];
		for (int step = 0; step < nodes.length; step++) {
			sources[step] = sources(step, members[step], stepOf, plannedNodes);
			predecessors[step] = Arrays.stream(sources[step])
				.map((node) -> stepOf[node])
				.filter((other) -> other >= 0)
				.distinct()
				.toArray();
		}
		int[] dependencies = Arrays.stream(predecessors).mapToInt((steps) -> steps.length).toArray();
		return new StepGraph(nodes, members, sources, invert(predecessors), dependencies);
	}

	private static int[] stepOf(int[][] members, int size) {
		int[] stepOf = new int[size];
		Arrays.fill(stepOf, -1);
		for (int step = 0; step < members.length; step++) {
			for (int node : members[step]) {
				stepOf[node] = step;
			}
		}
		return stepOf;
	}

	private static int[] sources(int step, int[] members, int[] stepOf, List<PlannedNode> plannedNodes) {
		Set<Integer> sources = new LinkedHashSet<>();
		for (int node : members) {
			for (InputBinding binding : plannedNodes.get(node).bindings()) {
				if (stepOf[binding.source()] != step) {
					sources.add(binding.source());
				}
			}
		}
		return toArray(sources);
	}

	private static int[][] invert(int[][] predecessors) {
		List<List<Integer>> successors = new ArrayList<>();
		for (int step = 0; step < predecessors.length; step++) {
			successors.add(new ArrayList<>());
		}
		for (int step = 0; step < predecessors.length; step++) {
			for (int before : predecessors[step]) {
				successors.get(before).add(step);
			}
		}
		return successors.stream().map(StepGraph::toArray).toArray(int[][]::new);
	}

	private static int[] toArray(Collection<Integer> values) {
		return values.stream().mapToInt(Integer::intValue).toArray();
	}

	int size() {
		return this.nodes.length;
	}

	boolean isScope(int step) {
		return this.nodes[step] < 0;
	}

	int scope(int step) {
		return -1 - this.nodes[step];
	}

}
