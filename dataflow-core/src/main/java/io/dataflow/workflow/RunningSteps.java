/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * What of a graph is in flight: its steps, which only the drain loop adds and removes
 * while any thread reports their ends, and the runs that its nodes started, which come
 * and go on any thread.
 */
final class RunningSteps {

	private static final AtomicIntegerFieldUpdater<RunningSteps> CHILDREN = AtomicIntegerFieldUpdater
		.newUpdater(RunningSteps.class, "children");

	private static final int CLOSED = -1;

	private static final @Nullable Step[] NONE = {};

	private final int size;

	/** Made with the first step, since many graphs have nothing that takes its time. */
	private @Nullable Step[] steps = NONE;

	private @Nullable Queue<Step> reports;

	private int count;

	private volatile int children;

	RunningSteps(int size) {
		this.size = size;
	}

	void add(Step step) {
		if (this.steps.length == 0) {
			this.steps = new Step[this.size];
			this.reports = Queues.<Step>unboundedMultiproducer().get();
		}
		this.steps[step.index()] = step;
		this.count++;
	}

	boolean contains(Step step) {
		return this.steps[step.index()] == step;
	}

	/**
	 * Forget a step.
	 * @return whether it was in flight
	 */
	boolean remove(Step step) {
		if (!contains(step)) {
			return false;
		}
		this.steps[step.index()] = null;
		this.count--;
		return true;
	}

	/**
	 * Take note that a step in flight has ended.
	 */
	void report(Step step) {
		Objects.requireNonNull(this.reports).offer(step);
	}

	@Nullable Step nextReport() {
		return (this.reports != null) ? this.reports.poll() : null;
	}

	int count() {
		return this.count;
	}

	List<String> ids() {
		return Arrays.stream(this.steps).flatMap(Stream::ofNullable).map(Step::id).toList();
	}

	/**
	 * Ask the steps to end, and forget those that have.
	 */
	void stop() {
		for (Step step : this.steps) {
			if (step != null && step.stop()) {
				remove(step);
			}
		}
	}

	/**
	 * Count a run that a node starts.
	 * @return whether it may run, because the graph has not ended
	 */
	boolean addChild() {
		return CHILDREN.getAndUpdate(this, (number) -> (number == CLOSED) ? CLOSED : number + 1) != CLOSED;
	}

	void removeChild() {
		CHILDREN.decrementAndGet(this);
	}

	/**
	 * End, if nothing is in flight any more.
	 * @return whether it has ended
	 */
	boolean close() {
		return this.count == 0 && (this.steps.length == 0 || CHILDREN.compareAndSet(this, 0, CLOSED));
	}

}
