/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds cycles in a directed graph by one depth-first pass without recursion. Every graph
 * with a cycle yields at least one; the number is bounded so that a message stays
 * readable.
 */
final class CycleSearch {

	private static final int REPORTED = 10;

	private final int[][] successors;

	private final int[] position;

	private final int[] path;

	private final BitSet onPath = new BitSet();

	private final BitSet visited = new BitSet();

	private final BitSet reported = new BitSet();

	private final List<List<Integer>> cycles = new ArrayList<>();

	private int depth;

	private CycleSearch(int[][] successors) {
		this.successors = successors;
		this.position = new int[successors.length];
		this.path = new int[successors.length];
	}

	static List<List<Integer>> cycles(int[][] successors) {
		CycleSearch search = new CycleSearch(successors);
		for (int root = 0; root < successors.length; root++) {
			if (!search.visited.get(root)) {
				search.visit(root);
			}
		}
		return search.cycles;
	}

	private void visit(int root) {
		enter(root);
		while (this.depth > 0) {
			int node = this.path[this.depth - 1];
			if (this.position[node] == this.successors[node].length) {
				this.onPath.clear(node);
				this.depth--;
			}
			else {
				follow(this.successors[node][this.position[node]++]);
			}
		}
	}

	private void follow(int next) {
		if (this.onPath.get(next)) {
			report(next);
		}
		else if (!this.visited.get(next)) {
			enter(next);
		}
	}

	private void enter(int node) {
		this.visited.set(node);
		this.onPath.set(node);
		this.path[this.depth++] = node;
	}

	private void report(int start) {
		if (this.reported.get(start) || this.cycles.size() == REPORTED) {
			return;
		}
		List<Integer> cycle = new ArrayList<>();
		int from = this.depth - 1;
		while (this.path[from] != start) {
			from--;
		}
		for (int i = from; i < this.depth; i++) {
			cycle.add(this.path[i]);
			this.reported.set(this.path[i]);
		}
		this.cycles.add(cycle);
	}

}
