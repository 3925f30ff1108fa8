/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which nodes and groups belong to which group, by their indexes. The workflow itself is
 * the group {@value #ROOT}.
 */
final class GroupTree {

	static final int ROOT = -1;

	private final List<Group> groups;

	private final int[] parents;

	private final int[] groupOfNode;

	/**
	 * Create the tree.
	 * @param groups the groups, each after the one that it is part of
	 * @param nodes the indexes of the nodes by their ids
	 */
	GroupTree(List<? extends Group> groups, Map<String, Integer> nodes) {
		this.groups = List.copyOf(groups);
		this.parents = new int[groups.size()];
		this.groupOfNode = new int[nodes.size()];
		Arrays.fill(this.groupOfNode, ROOT);
		Map<String, Integer> indexes = new HashMap<>();
		for (int i = 0; i < this.parents.length; i++) {
			Group group = this.groups.get(i);
			String parent = group.parent();
			this.parents[i] = (parent != null) ? indexes.getOrDefault(parent, ROOT) : ROOT;
			indexes.putIfAbsent(group.id(), i);
			for (String id : group.nodeIds()) {
				Integer node = nodes.get(id);
				if (node != null) {
					this.groupOfNode[node] = i;
				}
			}
		}
	}

	int size() {
		return this.parents.length;
	}

	Group group(int index) {
		return this.groups.get(index);
	}

	/**
	 * Return the innermost group of a node.
	 */
	int groupOf(int node) {
		return this.groupOfNode[node];
	}

	int parentOf(int group) {
		return this.parents[group];
	}

	/**
	 * Return whether a node belongs to a group or to one inside it.
	 */
	boolean contains(int group, int node) {
		int current = this.groupOfNode[node];
		while (current != ROOT && current != group) {
			current = this.parents[current];
		}
		return current == group;
	}

	/**
	 * Return the steps of a group in the order of their first nodes.
	 * @return the indexes of their nodes, by the index of the node, or by {@code -1 -
	 * index} of the inner group
	 */
	Map<Integer, int[]> steps(int group) {
		Map<Integer, IntStream.Builder> members = new LinkedHashMap<>();
		for (int node = 0; node < this.groupOfNode.length; node++) {
			if (contains(group, node)) {
				members.computeIfAbsent(stepOf(node, group), (step) -> IntStream.builder()).add(node);
			}
		}
		Map<Integer, int[]> steps = new LinkedHashMap<>();
		members.forEach((step, nodes) -> steps.put(step, nodes.build().toArray()));
		return steps;
	}

	private int stepOf(int node, int group) {
		int step = node;
		int current = this.groupOfNode[node];
		while (current != group) {
			step = -1 - current;
			current = this.parents[current];
		}
		return step;
	}

}
