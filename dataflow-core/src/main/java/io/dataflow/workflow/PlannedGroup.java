/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A group prepared for runs.
 */
sealed interface PlannedGroup permits PlannedScope, PlannedCycle {

	/**
	 * Return the id of the group.
	 */
	String id();

	/**
	 * Return the steps inside it.
	 */
	StepGraph graph();

	/**
	 * Return the node without which it does not begin, or {@code null} when there is
	 * none.
	 */
	@Nullable PlannedNode opening();

	/**
	 * Return the step that runs it in a run.
	 */
	GroupStep step(GraphRun parent, int index, RunState state);

}
