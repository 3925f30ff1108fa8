/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

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

	private final @Nullable Object[] results;

	private final @Nullable NodeStatus[] statuses;

	private final RunJournal journal;

	/** When the last node ended, if the next one begins right after it. */
	private long time;

	private boolean failures;

	RunState(WorkflowPlan plan, RunInputs inputs, RunJournal journal) {
		this.plan = plan;
		this.inputs = inputs;
		this.journal = journal;
		this.results = new Object[plan.size()];
		this.statuses = new NodeStatus[plan.size()];
	}

	private RunState(RunState origin) {
		this.plan = origin.plan;
		this.inputs = origin.inputs;
		this.journal = origin.journal;
		this.time = RunJournal.UNKNOWN;
		this.results = origin.results.clone();
		this.statuses = origin.statuses.clone();
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
		}
		this.time = RunJournal.UNKNOWN;
	}

	WorkflowPlan plan() {
		return this.plan;
	}

	RunInputs inputs() {
		return this.inputs;
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

	void skip(int node) {
		this.statuses[node] = NodeStatus.SKIPPED;
		this.journal.skipped(node);
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
