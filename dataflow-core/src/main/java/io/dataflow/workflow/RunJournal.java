/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes down how one run goes, for its listeners and for the history. The drain loops of
 * the run and of its transactions write, each about nodes of its own; everybody reads.
 * <p>
 * A long run that nobody listens to is remembered by the numbers of its nodes only, so
 * that they need no look at the clock.
 */
final class RunJournal {

	static final int MOST_NODES = 1000;

	static final long UNKNOWN = -1;

	private static final String[] NONE = {};

	private final RunContext run;

	private String[] nodeIds;

	private final boolean timed;

	private long @Nullable [] nodes;

	private @Nullable RunReporter reporter;

	private long start;

	private long startedAt;

	private @Nullable RunOutcome outcome;

	/**
	 * Create a journal.
	 * @param remembered whether it will be part of the history
	 */
	RunJournal(RunContext run, String[] nodeIds, boolean remembered, @Nullable RunReporter reporter) {
		this.run = run;
		this.nodeIds = nodeIds;
		this.reporter = reporter;
		this.nodes = (remembered || reporter != null) ? new long[nodeIds.length] : null;
		this.timed = reporter != null || (remembered && nodeIds.length <= MOST_NODES);
	}

	RunContext run() {
		return this.run;
	}

	String runId() {
		return this.run.runId();
	}

	/**
	 * Return whether a node of another run started this one.
	 */
	boolean isChild() {
		return this.run.parentRunId() != null;
	}

	/**
	 * Begin.
	 * @param nanoTime the time, as {@link System#nanoTime()} tells it
	 * @param millis the time of the clock
	 */
	void begin(long nanoTime, long millis) {
		this.start = nanoTime;
		this.startedAt = millis;
	}

	void accepted() {
		if (this.reporter != null) {
			this.reporter.open();
		}
	}

	/**
	 * Take note that a node begins.
	 * @param known the time since the start where somebody has just looked, else
	 * {@link #UNKNOWN}
	 */
	void started(int node, long known) {
		if (this.nodes != null) {
			this.nodes[node] = NodeEntry.pack(NodeSummary.Status.RUNNING, (known >= 0) ? known : time());
		}
		if (this.reporter != null) {
			this.reporter.nodeStarted(this.nodeIds[node]);
		}
	}

	/**
	 * Take note that a node gave its result.
	 * @return the time since the start
	 */
	long completed(int node) {
		long time = time();
		long took = end(node, NodeSummary.Status.COMPLETED, time);
		if (this.reporter != null) {
			this.reporter.nodeCompleted(this.nodeIds[node], took);
		}
		return time;
	}

	void failed(int node, Throwable cause) {
		long took = end(node, NodeSummary.Status.FAILED, time());
		if (this.reporter != null) {
			this.reporter.nodeFailed(this.nodeIds[node], took, RunError.of(cause, null));
		}
	}

	private long end(int node, NodeSummary.Status status, long time) {
		if (this.nodes == null) {
			return 0;
		}
		long took = time - NodeEntry.nanos(this.nodes[node]);
		this.nodes[node] = NodeEntry.pack(status, took);
		return took;
	}

	void skipped(int node) {
		if (this.nodes != null) {
			this.nodes[node] = NodeEntry.pack(NodeSummary.Status.SKIPPED, 0);
		}
		if (this.reporter != null) {
			this.reporter.nodeSkipped(this.nodeIds[node]);
		}
	}

	void begun(PlannedScope scope) {
		if (this.reporter != null) {
			this.reporter.transactionStarted(scope.id());
		}
	}

	void committed(PlannedScope scope) {
		if (this.reporter != null) {
			this.reporter.transactionCommitted(scope.id());
		}
	}

	void rolledBack(PlannedScope scope) {
		if (this.nodes != null) {
			for (int node : scope.nodes()) {
				this.nodes[node] = NodeEntry.withdraw(this.nodes[node]);
			}
		}
		if (this.reporter != null) {
			this.reporter.transactionRolledBack(scope.id());
		}
	}

	/**
	 * Take note that the run has ended.
	 * @param known the time since the start where somebody has just looked, else
	 * {@link #UNKNOWN}
	 * @param error why it gave no result, where somebody is told
	 */
	void end(RunSummary.Status status, long known, @Nullable RunError error) {
		long took = (this.timed && known >= 0) ? known : System.nanoTime() - this.start;
		long[] all = this.nodes;
		boolean counted = all != null && all.length > MOST_NODES;
		this.outcome = new RunOutcome(status, took, (error != null) ? error.shortened() : null,
				(all != null && counted) ? NodeEntry.count(all, true) : null);
		if (counted) {
			this.nodes = null;
			this.nodeIds = NONE;
		}
		if (this.reporter != null) {
			this.reporter.ended(status, took, error);
			this.reporter = null;
		}
	}

	private long time() {
		return (this.timed) ? System.nanoTime() - this.start : 0;
	}

	RunSummary summary() {
		RunOutcome ended = this.outcome;
		RunError error = (ended != null) ? ended.error() : null;
		return new RunSummary(this.run.runId(), this.run.parentRunId(), this.run.workflow(),
				(ended != null) ? ended.status() : RunSummary.Status.RUNNING, Instant.ofEpochMilli(this.startedAt),
				(ended != null) ? Duration.ofNanos(ended.nanos()) : null, (error != null) ? error.nodeId() : null,
				(error != null) ? error.code() : null, (error != null) ? error.message() : null, nodeCounts(ended),
				nodes(ended != null));
	}

	private Map<NodeSummary.Status, Integer> nodeCounts(@Nullable RunOutcome ended) {
		Map<NodeSummary.Status, Integer> counts = (ended != null) ? ended.nodeCounts() : null;
		long[] all = this.nodes;
		if (counts != null) {
			return counts;
		}
		return (all != null) ? NodeEntry.count(all, ended != null) : Map.of();
	}

	private List<NodeSummary> nodes(boolean ended) {
		long[] all = this.nodes;
		List<NodeSummary> summaries = new ArrayList<>();
		for (int i = 0; all != null && all.length <= MOST_NODES && i < all.length; i++) {
			summaries.add(NodeSummary.of(this.nodeIds[i], NodeEntry.unpack(all[i], ended)));
		}
		return summaries;
	}

}
