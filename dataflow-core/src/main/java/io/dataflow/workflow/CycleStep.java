/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * A cycle in flight: one iteration after the other, each a run of the steps inside it.
 */
final class CycleStep implements GroupStep, GraphListener {

	/**
	 * How many iterations may follow each other before others get their turn: those of
	 * nodes that never wait would keep a thread that serves many.
	 */
	private static final int PATIENCE = 1000;

	private final GraphRun parent;

	private final int index;

	private final PlannedCycle cycle;

	private final RunState state;

	private final long begin = System.nanoTime();

	private int iteration = 1;

	private volatile GraphRun graph;

	private volatile boolean stopped;

	private @Nullable StepFailure failure;

	CycleStep(GraphRun parent, int index, PlannedCycle cycle, RunState state) {
		this.parent = parent;
		this.index = index;
		this.cycle = cycle;
		this.state = state;
		this.graph = parent.inner(cycle.graph(), state, this);
	}

	@Override
	public void begin() {
		this.graph.start();
	}

	@Override
	public int index() {
		return this.index;
	}

	@Override
	public String id() {
		return this.cycle.id();
	}

	@Override
	public StepFailure failure(Throwable error) {
		return (this.failure != null) ? this.failure : StepFailure.ofCycle(id(), error);
	}

	/**
	 * The iteration reports when it has ended, which may be at once.
	 */
	@Override
	public boolean stop() {
		this.stopped = true;
		this.graph.stop(StopReason.ROLLBACK);
		return false;
	}

	@Override
	public void failed(StepFailure stepFailure) {
		this.failure = stepFailure;
	}

	@Override
	public void stopped(StopReason reason, List<String> running) {
		// reported when all of them have ended
	}

	@Override
	public void terminated() {
		this.parent.report(this);
	}

	/**
	 * Called in the loop of the parent, so that iterations do not deepen the stack.
	 */
	@Override
	public boolean repeats() {
		if (this.failure != null || this.stopped || isOver()) {
			return false;
		}
		this.iteration++;
		this.state.nextIteration(this.cycle.place(), this.cycle.nodes());
		GraphRun next = this.parent.inner(this.cycle.graph(), this.state, this);
		this.graph = next;
		if (this.iteration % PATIENCE != 0) {
			next.start();
		}
		else {
			Schedulers.parallel().schedule(next::start);
		}
		return true;
	}

	@Override
	public void settle() {
		StepFailure failed = this.failure;
		if (failed != null) {
			this.parent.fail(this.index, failed);
		}
		else if (!this.stopped) {
			this.parent.completeGroup(this.index, this.state);
		}
	}

	private boolean isOver() {
		try {
			Duration elapsed = Duration.ofNanos(System.nanoTime() - this.begin);
			Duration timeout = this.cycle.timeout();
			return this.cycle.hasConverged(this.state, this.iteration, elapsed)
					|| this.iteration == this.cycle.maxIterations()
					|| (timeout != null && elapsed.compareTo(timeout) >= 0) || !this.cycle.feeds(this.state);
		}
		catch (RuntimeException ex) {
			this.failure = failure(ex);
			return true;
		}
	}

}
