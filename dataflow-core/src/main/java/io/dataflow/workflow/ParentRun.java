/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * What a run is to those that its nodes start. It is in the Reactor Context of every node
 * beside the engine; inside a transaction group it is that of the transaction.
 */
interface ParentRun {

	/**
	 * Return the run that a context belongs to.
	 * @return the run, or {@code null} when the context belongs to no run of the engine
	 */
	static @Nullable ParentRun of(ContextView context, WorkflowEngine engine) {
		return (!context.isEmpty() && context.getOrDefault(WorkflowEngine.class, null) == engine)
				? context.get(ParentRun.class) : null;
	}

	RunContext run();

	/**
	 * Return what runs the transaction that its nodes are part of. They share a
	 * connection, so that only one may be at work.
	 * @return the name of the transaction support, or {@code null} outside transactions
	 */
	@Nullable String transaction();

	/**
	 * Wait for a child before ending.
	 * @return whether the child may run, because this run has not ended
	 */
	boolean childStarts();

	void childEnded();

}
