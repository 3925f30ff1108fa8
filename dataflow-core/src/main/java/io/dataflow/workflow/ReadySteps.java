/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * Knows which steps of a graph may start, in the order in which they became ready.
 */
final class ReadySteps {

	private final StepGraph graph;

	private final int[] waiting;

	private final int[] ready;

	private int head;

	private int tail;

	private int ended;

	ReadySteps(StepGraph graph) {
		this.graph = graph;
		this.waiting = graph.dependencies().clone();
		this.ready = new int[graph.size()];
		for (int step = 0; step < this.waiting.length; step++) {
			if (this.waiting[step] == 0) {
				this.ready[this.tail++] = step;
			}
		}
	}

	boolean isEmpty() {
		return this.head == this.tail;
	}

	int next() {
		return this.ready[this.head++];
	}

	/**
	 * Let go of the steps that waited for the given one, which has ended.
	 */
	void release(int step) {
		this.ended++;
		for (int successor : this.graph.successors()[step]) {
			if (--this.waiting[successor] == 0) {
				this.ready[this.tail++] = successor;
			}
		}
	}

	/**
	 * Return whether all steps have ended.
	 */
	boolean isExhausted() {
		return this.ended == this.waiting.length;
	}

}
