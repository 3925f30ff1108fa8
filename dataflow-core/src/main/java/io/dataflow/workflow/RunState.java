/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the nodes of one run have given so far, by their indexes. Not thread-safe: only
 * the drain loop of the run touches it.
 */
final class RunState {

	private final WorkflowPlan plan;

	private final RunInputs inputs;

	private final Instant startedAt;

	private final @Nullable Object[] results;

	private final @Nullable NodeStatus[] statuses;

	private final RunJournal journal;

	/** When the last node ended, if the next one begins right after it. */
	private long time;

	private boolean failures;

	/** The nodes that did not run because one on the way to them failed. */
	private boolean @Nullable [] broken;

	/** By the index of the cycle, what nodes gave in its iteration before. */
	private @Nullable Object @Nullable [] @Nullable [] previous;

	RunState(WorkflowPlan plan, RunInputs inputs, RunJournal journal) {
		this.plan = plan;
		this.inputs = inputs;
		this.journal = journal;
		this.startedAt = (plan.hasTemplates()) ? Instant.now() : Instant.EPOCH;
		this.results = new Object[plan.size()];
		this.statuses = new NodeStatus[plan.size()];
	}

	private RunState(RunState origin) {
		this.plan = origin.plan;
		this.inputs = origin.inputs;
		this.startedAt = origin.startedAt;
		this.journal = origin.journal;
		this.time = RunJournal.UNKNOWN;
		this.results = origin.results.clone();
		this.statuses = origin.statuses.clone();
		this.broken = (origin.broken != null) ? origin.broken.clone() : null;
		this.previous = (origin.previous != null) ? origin.previous.clone() : null;
	}

	/**
	 * Return a copy in which an attempt of a transaction can work unseen.
	 */
	RunState fork() {
		return new RunState(this);
	}

	/**
	 * Take over what a committed transaction did.
	 */
	void adopt(RunState committed, int[] nodes) {
		for (int node : nodes) {
			this.results[node] = committed.results[node];
			this.statuses[node] = committed.statuses[node];
			if (committed.isBroken(node)) {
				breakOff(node);
			}
		}
		this.failures |= committed.failures;
		this.time = RunJournal.UNKNOWN;
	}

	/**
	 * Make what the nodes of a cycle gave that of the iteration before. The copies of
	 * this state that steps of the cycle work on share it, and have ended.
	 */
	void nextIteration(int cycle, int[] nodes) {
		@Nullable Object[] before = previousOf(cycle);
		for (int node : nodes) {
			before[node] = (isCompleted(node)) ? this.results[node] : null;
			this.results[node] = null;
			this.statuses[node] = null;
			if (this.broken != null) {
				this.broken[node] = false;
			}
		}
		this.time = RunJournal.UNKNOWN;
	}

	private @Nullable Object[] previousOf(int cycle) {
		if (this.previous == null) {
			this.previous = new Object[this.plan.groups()][];
		}
		@Nullable Object[] before = this.previous[cycle];
		if (before == null) {
			before = new Object[this.results.length];
			this.previous[cycle] = before;
		}
		return before;
	}

	WorkflowPlan plan() {
		return this.plan;
	}

	RunInputs inputs() {
		return this.inputs;
	}

	/**
	 * Return when the run began; only known to plans with templates.
	 */
	Instant startedAt() {
		return this.startedAt;
	}

	RunJournal journal() {
		return this.journal;
	}

	/**
	 * Return when the last node ended, if nothing happened after it.
	 */
	long time() {
		return this.time;
	}

	void begin(int node) {
		this.journal.started(node, this.time);
		this.time = RunJournal.UNKNOWN;
	}

	void complete(int node, Map<String, @Nullable Object> result) {
		this.results[node] = result;
		this.statuses[node] = NodeStatus.COMPLETED;
		this.time = this.journal.completed(node);
	}

	void fail(int node, Map<String, @Nullable Object> result) {
		this.results[node] = result;
		this.statuses[node] = NodeStatus.FAILED;
		this.failures = true;
		this.time = RunJournal.UNKNOWN;
	}

	void skip(int node, boolean afterFailure) {
		this.statuses[node] = NodeStatus.SKIPPED;
		this.journal.skipped(node);
		if (afterFailure) {
			breakOff(node);
		}
	}

	private void breakOff(int node) {
		if (this.broken == null) {
			this.broken = new boolean[this.results.length];
		}
		this.broken[node] = true;
	}

	private boolean isBroken(int node) {
		return this.broken != null && this.broken[node];
	}

	/**
	 * Return whether all outputs of a node are there.
	 */
	boolean isWhole(int node) {
		return isCompleted(node) && !(this.results[node] instanceof RoutedOutputs);
	}

	/**
	 * Return whether something arrives from an output of a node that has ended.
	 */
	Liveness liveness(int node, OutputPath path) {
		if (isCompleted(node)) {
			return (path.isLive(requireResult(node))) ? Liveness.LIVE : Liveness.INACTIVE;
		}
		return (this.statuses[node] == NodeStatus.FAILED || isBroken(node)) ? Liveness.BROKEN : Liveness.INACTIVE;
	}

	/**
	 * Return what a node gave in the iteration before of a cycle, unless it was skipped
	 * or has failed.
	 */
	@SuppressWarnings("unchecked")
	@Nullable Map<String, @Nullable Object> previous(int cycle, int node) {
		@Nullable Object[] before = (this.previous != null) ? this.previous[cycle] : null;
		return (before != null) ? (Map<String, @Nullable Object>) before[node] : null;
	}

	boolean isCompleted(int node) {
		return this.statuses[node] == NodeStatus.COMPLETED;
	}

	boolean hasFailures() {
		return this.failures;
	}

	@SuppressWarnings("unchecked")
	@Nullable Map<String, @Nullable Object> result(int node) {
		return (Map<String, @Nullable Object>) this.results[node];
	}

	Map<String, @Nullable Object> requireResult(int node) {
		return Objects.requireNonNull(result(node), "a node ran before the nodes that feed it");
	}

	NodeStatus requireStatus(int node) {
		return Objects.requireNonNull(this.statuses[node], "the run has not ended");
	}

	Map<String, @Nullable Map<String, @Nullable Object>> allResults() {
		Map<String, @Nullable Map<String, @Nullable Object>> all = new LinkedHashMap<>();
		for (int node = 0; node < this.results.length; node++) {
			all.put(this.plan.node(node).id(), result(node));
		}
		return Collections.unmodifiableMap(all);
	}

	Map<String, Map<String, @Nullable Object>> completedResults() {
		Map<String, Map<String, @Nullable Object>> completed = new LinkedHashMap<>();
		for (int node = 0; node < this.results.length; node++) {
			if (isCompleted(node)) {
				completed.put(this.plan.node(node).id(), requireResult(node));
			}
		}
		return Collections.unmodifiableMap(completed);
	}

}
