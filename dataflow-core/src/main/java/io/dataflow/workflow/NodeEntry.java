/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How far a node is and a time, as one number: a run writes them in passing, and a reader
 * on another thread sees both or neither.
 *
 * @param status how far the node is
 * @param nanos when it started, counted from the start of the run, or how long it took
 */
record NodeEntry(NodeSummary.Status status, long nanos) {

	private static final int BITS = 3;

	private static final long MASK = (1L << BITS) - 1;

	private static final List<NodeSummary.Status> STATUSES = List.of(NodeSummary.Status.values());

	static long pack(NodeSummary.Status status, long nanos) {
		return nanos << BITS | status.ordinal();
	}

	static long nanos(long packed) {
		return packed >>> BITS;
	}

	/**
	 * Read an entry.
	 * @param ended whether the run has ended, so that nothing is at work any more
	 */
	static NodeEntry unpack(long packed, boolean ended) {
		NodeSummary.Status status = status(packed);
		boolean stopped = ended && status == NodeSummary.Status.RUNNING;
		return new NodeEntry((stopped) ? NodeSummary.Status.STOPPED : status, nanos(packed));
	}

	/**
	 * Return what becomes of a node whose transaction is rolled back.
	 */
	static long withdraw(long packed) {
		return switch (status(packed)) {
			case COMPLETED -> pack(NodeSummary.Status.ROLLED_BACK, nanos(packed));
			case RUNNING -> pack(NodeSummary.Status.STOPPED, 0);
			case WAITING, FAILED, SKIPPED, STOPPED, ROLLED_BACK -> packed;
		};
	}

	/**
	 * Count nodes by their statuses.
	 */
	static Map<NodeSummary.Status, Integer> count(long[] packed, boolean ended) {
		Map<NodeSummary.Status, Integer> counts = new EnumMap<>(NodeSummary.Status.class);
		for (long node : packed) {
			counts.merge(unpack(node, ended).status(), 1, Integer::sum);
		}
		return counts;
	}

	private static NodeSummary.Status status(long packed) {
		return STATUSES.get((int) (packed & MASK));
	}

	@Nullable Duration duration() {
		return switch (this.status) {
			case COMPLETED, FAILED, ROLLED_BACK -> Duration.ofNanos(this.nanos);
			case WAITING, RUNNING, SKIPPED, STOPPED -> null;
		};
	}

}
