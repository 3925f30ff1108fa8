/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Steps and which of them must wait for which. A step is a node, or a group as a whole.
 *
 * @param nodes by step the index of its node, or {@code -1 - index} of its group
 * @param members by step the indexes of its nodes
 * @param inflows by step how nodes outside the step feed its nodes
 * @param sources by step the indexes of the nodes outside the step that feed it
 * @param successors by step the steps that wait for it
 * @param dependencies by step the number of steps that it waits for
 */
record StepGraph(int[] nodes, int[][] members, NodeInflow[][] inflows, int[][] sources, int[][] successors,
		int[] dependencies) {

	static StepGraph of(int[] nodes, int[][] members, List<PlannedNode> plannedNodes) {
		int[] stepOf = stepOf(members, plannedNodes.size());
		NodeInflow[][] inflows = new NodeInflow[nodes.length][];
		int[][] sources = new int[nodes.length][];
		int[][] predecessors = new int[nodes.length][];
		for (int step = 0; step < nodes.length; step++) {
			inflows[step] = inflows(step, members[step], stepOf, plannedNodes);
			sources[step] = Arrays.stream(inflows[step]).flatMapToInt(NodeInflow::sources).distinct().toArray();
			predecessors[step] = Arrays.stream(sources[step])
				.map((node) -> stepOf[node])
				.filter((other) -> other >= 0)
				.distinct()
				.toArray();
		}
		int[] dependencies = Arrays.stream(predecessors).mapToInt((steps) -> steps.length).toArray();
		return new StepGraph(nodes, members, inflows, sources, invert(predecessors), dependencies);
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

	private static NodeInflow[] inflows(int step, int[] members, int[] stepOf, List<PlannedNode> plannedNodes) {
		return Arrays.stream(members)
			.mapToObj((node) -> plannedNodes.get(node).inflow((source) -> stepOf[source] != step))
			.filter((inflow) -> !inflow.isEmpty())
			.toArray(NodeInflow[]::new);
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

	boolean isGroup(int step) {
		return this.nodes[step] < 0;
	}

	/**
	 * Return the index of the group that is a step.
	 */
	int group(int step) {
		return -1 - this.nodes[step];
	}

	/**
	 * Return whether a step that others feed is to run. A node decides for itself. A
	 * group runs as a whole or not at all: not after a failure, not when none of the
	 * branches that lead to it was taken, and not when the node that opens it does not
	 * run.
	 */
	Liveness liveness(int step, RunState state) {
		if (!isGroup(step)) {
			return this.inflows[step][0].liveness(state);
		}
		boolean live = false;
		for (NodeInflow inflow : this.inflows[step]) {
			Liveness liveness = inflow.liveness(state);
			boolean opens = inflow.node() == state.plan().group(group(step)).opening();
			if (liveness == Liveness.BROKEN || (opens && liveness != Liveness.LIVE)) {
				return liveness;
			}
			live |= liveness == Liveness.LIVE;
		}
		return (live) ? Liveness.LIVE : Liveness.INACTIVE;
	}

}
