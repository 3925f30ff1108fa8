/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.ErrorCode;

/**
 * Finds connections that form a cycle: from node to node, or, because a group is one step
 * to the nodes around it, through groups. References of templates count as connections.
 */
final class CycleCheck {

	private static final String GROUPS = " A group is one step: nothing outside may both need it and feed it.";

	private final Map<String, Integer> indexes = new LinkedHashMap<>();

	private final Set<int[]> connections = new LinkedHashSet<>();

	private final GroupTree tree;

	private final List<Problem> problems = new ArrayList<>();

	private CycleCheck(Workflow workflow, List<? extends Group> groups) {
		workflow.nodes().forEach((node) -> this.indexes.putIfAbsent(node.id(), this.indexes.size()));
		this.tree = new GroupTree(groups, this.indexes);
		workflow.connections().forEach((connection) -> connect(connection.from(), connection.to()));
		for (NodeDefinition node : workflow.nodes()) {
			Template template = Template.parse(node.parameters(), Set.of(), (malformed) -> {
			});
			if (template != null) {
				template.references((reference) -> {
					if (reference instanceof Reference.Output output) {
						connect(output.node(), node.id());
					}
				});
			}
		}
	}

	static List<Problem> of(Workflow workflow, List<? extends Group> groups) {
		CycleCheck check = new CycleCheck(workflow, groups);
		check.search(check.edges(new GroupTree(List.of(), check.indexes), GroupTree.ROOT),
				"Remove one of these connections.");
		for (int group = GroupTree.ROOT; check.problems.isEmpty() && group < groups.size(); group++) {
			check.search(check.edges(check.tree, group), "Remove one of these connections." + GROUPS);
		}
		return check.problems;
	}

	private void connect(String from, String to) {
		Integer source = this.indexes.get(from);
		Integer target = this.indexes.get(to);
		if (source != null && target != null && !source.equals(target)) {
			this.connections.add(new int[] { source, target });
		}
	}

	/**
	 * Return the steps of a group, each with the steps that it feeds.
	 */
	private Map<Integer, Set<Integer>> edges(GroupTree groups, int group) {
		Map<Integer, Set<Integer>> edges = new LinkedHashMap<>();
		Map<Integer, Integer> stepOf = new LinkedHashMap<>();
		groups.steps(group).forEach((step, members) -> {
			edges.put(step, new LinkedHashSet<>());
			for (int node : members) {
				stepOf.put(node, step);
			}
		});
		for (int[] connection : this.connections) {
			Integer from = stepOf.get(connection[0]);
			Integer to = stepOf.get(connection[1]);
			if (from != null && to != null && !from.equals(to)) {
				edges.getOrDefault(from, Set.of()).add(to);
			}
		}
		return edges;
	}

	private void search(Map<Integer, Set<Integer>> edges, String action) {
		List<Integer> steps = List.copyOf(edges.keySet());
		List<String> ids = List.copyOf(this.indexes.keySet());
		Map<Integer, Integer> places = new LinkedHashMap<>();
		steps.forEach((step) -> places.put(step, places.size()));
		int[][] successors = edges.values()
			.stream()
			.map((targets) -> targets.stream().mapToInt(places::get).toArray())
			.toArray(int[][]::new);
		for (List<Integer> cycle : CycleSearch.cycles(successors)) {
			List<String> path = new ArrayList<>(cycle.stream().map((place) -> name(steps.get(place), ids)).toList());
			path.add(path.get(0));
			this.problems.add(new Problem(ErrorCode.CIRCULAR_CONNECTION, null,
					"Connections form a cycle: " + String.join(" -> ", path) + ".", action));
		}
	}

	private String name(int step, List<String> ids) {
		if (step >= 0) {
			return ids.get(step);
		}
		Group group = this.tree.group(-1 - step);
		return group.id() + group.nodeIds();
	}

}
