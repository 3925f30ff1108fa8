/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSettings;

/**
 * Finds what is wrong with the groups of a workflow.
 */
final class GroupCheck {

	private final List<Group> groups;

	private final Set<String> taken;

	private final List<Problem> problems = new ArrayList<>();

	GroupCheck(List<Group> groups, Set<String> nodeIds) {
		this.groups = groups;
		this.taken = new LinkedHashSet<>(nodeIds);
	}

	List<Problem> problems() {
		for (Group group : this.groups) {
			this.problems.addAll(IdCheck.of(kind(group), group.id(), null, this.taken));
			this.taken.add(group.id());
			if (members(group).isEmpty()) {
				add(kind(group) + " '" + group.id() + "' has no nodes.", "Add nodes to it or remove it.");
			}
			if (group instanceof Cycle cycle) {
				checkEnd(cycle);
				cycle.feedback().forEach((connection) -> checkFeedback(cycle, connection));
			}
			else if (group instanceof TransactionScope scope) {
				checkNested(scope);
			}
		}
		return this.problems;
	}

	private static String kind(Group group) {
		return (group instanceof Cycle) ? "Cycle" : "Transaction";
	}

	/**
	 * Return the nodes of a group and of the groups inside it.
	 */
	private Set<String> members(Group group) {
		Set<String> members = new LinkedHashSet<>(group.nodeIds());
		for (Group inner : this.groups) {
			if (group.id().equals(inner.parent())) {
				members.addAll(members(inner));
			}
		}
		return members;
	}

	private void checkEnd(Cycle cycle) {
		Integer iterations = cycle.maxIterations();
		Duration timeout = cycle.timeout();
		if (iterations == null && timeout == null && cycle.convergeWhen() == null) {
			add("Cycle '" + cycle.id() + "' has no end.", "Set maxIterations, convergeWhen or timeout.");
		}
		if (iterations != null && iterations < 1) {
			add("Cycle '" + cycle.id() + "' has maxIterations " + iterations + ".", "Allow at least one iteration.");
		}
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			add("Cycle '" + cycle.id() + "' has the timeout " + timeout + ".", "Allow more than no time.");
		}
	}

	private void checkFeedback(Cycle cycle, Connection connection) {
		Set<String> members = members(cycle);
		for (String id : new LinkedHashSet<>(List.of(connection.from(), connection.to()))) {
			if (!members.contains(id)) {
				this.problems.add(
						new Problem(
								ErrorCode.INVALID_CONNECTION, null, "Feedback " + connection + " of cycle '"
										+ cycle.id() + "' names node '" + id + "', which is not in the cycle.",
								Hint.of(id, members)));
			}
		}
	}

	private void checkNested(TransactionScope scope) {
		if (isInTransaction(scope) && !scope.settings().equals(TransactionSettings.DEFAULT)) {
			add("Transaction '" + scope.id() + "' is part of another one and has settings of its own.",
					"It is a savepoint of the outer transaction: give the settings to that one.");
		}
	}

	private boolean isInTransaction(Group group) {
		for (Group outer : this.groups) {
			if (outer.id().equals(group.parent())) {
				return outer instanceof TransactionScope || isInTransaction(outer);
			}
		}
		return false;
	}

	private void add(String message, String action) {
		this.problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, null, message, action));
	}

}
