/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Runs the steps of one graph, each as soon as those it waits for have completed.
 * <p>
 * Everything happens in a drain loop that one thread at a time executes: a step that ends
 * on any thread is queued, and the thread that finds the loop idle enters it. So steps
 * that complete at once do not deepen the stack, and the state needs no locks.
 */
final class GraphRun {

	private static final AtomicIntegerFieldUpdater<GraphRun> WORK = AtomicIntegerFieldUpdater.newUpdater(GraphRun.class,
			"work");

	private static final AtomicReferenceFieldUpdater<GraphRun, StopReason> STOP_REASON = AtomicReferenceFieldUpdater
		.newUpdater(GraphRun.class, StopReason.class, "stopReason");

	private final StepGraph graph;

	private final RunState state;

	private final RunSettings settings;

	private final Context context;

	private final GraphListener listener;

	private final RunningSteps running;

	private final ReadySteps ready;

	private boolean stopAccepted;

	private boolean stopping;

	private boolean terminated;

	private @Nullable Throwable fatal;

	private volatile int work;

	private volatile @Nullable StopReason stopReason;

	GraphRun(StepGraph graph, RunState state, RunSettings settings, Context context, GraphListener listener) {
		this.graph = graph;
		this.state = state;
		this.settings = settings;
		this.context = context;
		this.listener = listener;
		this.running = new RunningSteps(graph.size());
		this.ready = new ReadySteps(graph);
	}

	void start() {
		drain();
	}

	/**
	 * End the run early. The first reason counts; a run that has ended stays as it is.
	 */
	void stop(StopReason reason) {
		if (STOP_REASON.compareAndSet(this, null, reason)) {
			drain();
		}
	}

	/**
	 * Take note that a step in flight has ended.
	 */
	void report(Step step) {
		this.running.report(step);
		drain();
	}

	/**
	 * Count a run that a node starts; the graph does not end before it.
	 * @return whether it may run, because the graph has not ended
	 */
	boolean childStarts() {
		return this.running.addChild();
	}

	void childEnded() {
		this.running.removeChild();
		drain();
	}

	Context context() {
		return this.context;
	}

	RunSettings settings() {
		return this.settings;
	}

	/**
	 * Return a run of steps inside one of the steps of this run, under the same settings.
	 */
	GraphRun inner(StepGraph steps, RunState innerState, GraphListener innerListener) {
		return new GraphRun(steps, innerState, this.settings, this.context, innerListener);
	}

	PlannedNode node(int step) {
		return this.state.plan().node(this.graph.nodes()[step]);
	}

	private void drain() {
		if (WORK.getAndIncrement(this) != 0) {
			return;
		}
		int missed = 1;
		do {
			while (!this.terminated && advance()) {
				checkTermination();
			}
			checkTermination();
			missed = WORK.addAndGet(this, -missed);
		}
		while (missed != 0);
		rethrowFatal();
	}

	private boolean advance() {
		StopReason reason = this.stopReason;
		if (reason != null && !this.stopAccepted) {
			accept(reason);
			return true;
		}
		Step report = this.running.nextReport();
		if (report != null) {
			settle(report);
			return true;
		}
		if (this.stopping || this.ready.isEmpty() || this.running.count() == this.settings.concurrency()) {
			return false;
		}
		start(this.ready.next());
		return true;
	}

	private void checkTermination() {
		if (!this.terminated && (this.stopping || this.ready.isExhausted()) && this.running.close()) {
			this.terminated = true;
			this.listener.terminated();
		}
	}

	private void accept(StopReason reason) {
		this.stopAccepted = true;
		List<String> ids = this.running.ids();
		stopRunning();
		this.listener.stopped(reason, ids);
	}

	private void stopRunning() {
		if (!this.stopping) {
			this.stopping = true;
			this.running.stop();
		}
	}

	private void settle(Step step) {
		if (!this.stopping && this.running.contains(step) && repeats(step)) {
			return;
		}
		if (this.running.remove(step)) {
			step.settle();
		}
	}

	private boolean repeats(Step step) {
		try {
			return step.repeats();
		}
		catch (Throwable ex) {
			this.running.remove(step);
			failThrown(step.index(), step.failure(ex));
			return true;
		}
	}

	private void start(int step) {
		for (int source : this.graph.sources()[step]) {
			if (!this.state.isWhole(source)) {
				Liveness liveness = this.graph.liveness(step, this.state);
				if (liveness != Liveness.LIVE) {
					skip(step, liveness == Liveness.BROKEN);
					return;
				}
				break;
			}
		}
		if (this.graph.isGroup(step)) {
			GroupStep group = this.state.plan().group(this.graph.group(step)).step(this, step, this.state.fork());
			launch(group, group::begin);
		}
		else {
			startNode(step);
		}
	}

	private void skip(int step, boolean afterFailure) {
		for (int node : this.graph.members()[step]) {
			this.state.skip(node, afterFailure);
		}
		this.ready.release(step);
	}

	private void startNode(int step) {
		this.state.begin(this.graph.nodes()[step]);
		try {
			startNode(step, node(step).run(this.state, this.settings));
		}
		catch (Throwable ex) {
			failThrown(step, new StepFailure(node(step).id(), null, ex));
		}
	}

	private void startNode(int step, @Nullable Mono<? extends Map<String, ? extends @Nullable Object>> result)
			throws Exception {
		if (result == null) {
			complete(step, null);
		}
		else if (result instanceof Callable<?> callable) {
			// a value that is there, or computed here and now, needs no subscription
			complete(step, call(callable));
		}
		else {
			NodeStep nodeStep = new NodeStep(this, step);
			launch(nodeStep, () -> result.subscribe(nodeStep));
		}
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Map<String, ? extends @Nullable Object> call(Callable<?> callable) throws Exception {
		return (Map<String, ? extends @Nullable Object>) callable.call();
	}

	private void launch(Step step, Runnable subscription) {
		this.running.add(step);
		try {
			subscription.run();
		}
		catch (Throwable ex) {
			this.running.remove(step);
			failThrown(step.index(), step.failure(ex));
		}
	}

	void complete(int step, @Nullable Map<String, ? extends @Nullable Object> returned) {
		try {
			this.state.complete(this.graph.nodes()[step], NodeResult.of(returned));
		}
		catch (Throwable ex) {
			failThrown(step, new StepFailure(node(step).id(), null, ex));
			return;
		}
		this.ready.release(step);
	}

	/**
	 * Take over what the nodes of a group gave.
	 */
	void completeGroup(int step, RunState ended) {
		this.state.adopt(ended, this.graph.members()[step]);
		this.ready.release(step);
	}

	void fail(int step, StepFailure failure) {
		if (!this.graph.isGroup(step)) {
			this.state.journal().failed(this.graph.nodes()[step], failure.error());
		}
		if (goesOnAfter(step) && this.fatal == null) {
			Map<String, @Nullable Object> result = NodeResult.failed(failure.error());
			for (int node : this.graph.members()[step]) {
				this.state.fail(node, result);
			}
			this.ready.release(step);
		}
		else if (!this.stopping) {
			this.listener.failed(failure);
			stopRunning();
		}
	}

	private boolean goesOnAfter(int step) {
		return this.settings.continueOnError() || (!this.graph.isGroup(step) && node(step).continuesOnError());
	}

	private void failThrown(int step, StepFailure failure) {
		try {
			Exceptions.throwIfFatal(failure.error());
		}
		catch (Throwable ex) {
			this.fatal = ex;
		}
		fail(step, failure);
	}

	// the run has failed in good order; the error still belongs to the thread that met it
	private void rethrowFatal() {
		if (this.fatal instanceof Error jvmError) {
			throw jvmError;
		}
		if (this.fatal instanceof RuntimeException bubbling) {
			throw bubbling;
		}
	}

}
