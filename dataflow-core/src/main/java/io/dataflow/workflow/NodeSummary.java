/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What became of one node of a run.
 *
 * @param id the id of the node
 * @param status how far the node is
 * @param duration how long it took; {@code null} unless it completed or failed by itself
 * @since 0.1.0
 */
public record NodeSummary(String id, Status status, @Nullable Duration duration) {

	static NodeSummary of(String id, NodeEntry entry) {
		return new NodeSummary(id, entry.status(), entry.duration());
	}

	/**
	 * How far a node is.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The node has not started; once the run has ended, it never did. */
		WAITING,

		/** The node is at work. */
		RUNNING,

		/** The node gave its result. */
		COMPLETED,

		/** The node failed. */
		FAILED,

		/** The node did not run because one that it depends on gave no result. */
		SKIPPED,

		/** The node was at work when its run or its transaction ended. */
		STOPPED,

		/** The node gave its result, and its transaction was rolled back. */
		ROLLED_BACK

	}

}
