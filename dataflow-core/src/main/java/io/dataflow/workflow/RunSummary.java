/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a run. The values that its nodes took and gave are not.
 *
 * @param runId the id of the run, a UUID
 * @param parentRunId the run that it is part of, or {@code null}
 * @param workflow the name of the workflow
 * @param status how far the run is
 * @param startedAt when it began
 * @param duration how long it took; {@code null} while it is running
 * @param nodeId the node that failed, or {@code null}
 * @param code the code of the error that ended the run, or {@code null}
 * @param message what went wrong, shortened to 1000 characters, or {@code null}
 * @param nodeCounts how many nodes are how far; statuses that no node has are left out
 * @param nodes the nodes in the order of the workflow; empty when there are more than
 * 1000
 * @since 0.1.0
 */
public record RunSummary(String runId, @Nullable String parentRunId, String workflow, Status status, Instant startedAt,
		@Nullable Duration duration, @Nullable String nodeId, @Nullable String code, @Nullable String message,
		Map<NodeSummary.Status, Integer> nodeCounts, List<NodeSummary> nodes) {

	public RunSummary {
		Objects.requireNonNull(runId, "'runId' must not be null");
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(status, "'status' must not be null");
		Objects.requireNonNull(startedAt, "'startedAt' must not be null");
		Map<NodeSummary.Status, Integer> counts = new EnumMap<>(NodeSummary.Status.class);
		counts.putAll(nodeCounts);
		nodeCounts = Collections.unmodifiableMap(counts);
		nodes = List.copyOf(nodes);
	}

	/**
	 * How far a run is.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The run is in progress, or rolls back. */
		RUNNING,

		/** No node failed. */
		COMPLETED,

		/** Nodes failed, and the run was asked to go on regardless. */
		COMPLETED_WITH_ERRORS,

		/** A node or a transaction failed. */
		FAILED,

		/** Somebody cancelled the run, or its engine was closed. */
		CANCELLED,

		/** The run did not end within its time limit. */
		TIMED_OUT

	}

}
