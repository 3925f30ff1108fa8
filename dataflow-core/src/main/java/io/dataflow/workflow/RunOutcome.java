/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status the status, not running
 * @param nanos how long it took
 * @param error why it gave no result; {@code null} when it did, or when nobody is told
 * @param nodeCounts how many nodes are how far; {@code null} when the nodes themselves
 * are remembered
 */
record RunOutcome(RunSummary.Status status, long nanos, @Nullable RunError error,
		@Nullable Map<NodeSummary.Status, Integer> nodeCounts) {

}
