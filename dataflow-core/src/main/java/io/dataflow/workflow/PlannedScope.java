/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import org.jspecify.annotations.Nullable;

import io.dataflow.transaction.TransactionSettings;

/**
 * A transaction group prepared for runs.
 *
 * @param id the id of the group
 * @param nodes the indexes of all its nodes
 * @param graph the steps inside it
 * @param database the name of what runs the transaction
 * @param settings what the transaction is asked for, unless a node says it
 * @param opening the node that opens the transaction, or {@code null} when the group
 * itself does
 * @param commits the indexes of the nodes that end it with a commit
 * @param rollbacks the indexes of the nodes that end it with a rollback
 */
record PlannedScope(String id, int[] nodes, StepGraph graph, String database, TransactionSettings settings,
		@Nullable PlannedNode opening, int[] commits, int[] rollbacks) implements PlannedGroup {

	@Override
	public GroupStep step(GraphRun parent, int index, RunState state) {
		return new ScopeStep(parent, index, this, state);
	}

	TransactionSettings settings(RunState state) {
		return (this.opening != null) ? TransactionNodes.settings(this.opening.inputs(state)) : this.settings;
	}

	/**
	 * Return how the transaction is to end when all its nodes have.
	 */
	ScopeOutcome outcome(RunState state) {
		boolean committed = anyCompleted(this.commits, state);
		if (anyCompleted(this.rollbacks, state)) {
			return (committed) ? ScopeOutcome.CONTRADICTION : ScopeOutcome.ROLLBACK;
		}
		boolean commit = committed || this.opening == null
				|| TransactionNodes.commitsByItself(this.opening.inputs(state));
		return (commit) ? ScopeOutcome.COMMIT : ScopeOutcome.MISSING_END;
	}

	private static boolean anyCompleted(int[] nodes, RunState state) {
		for (int node : nodes) {
			if (state.isCompleted(node)) {
				return true;
			}
		}
		return false;
	}

}
