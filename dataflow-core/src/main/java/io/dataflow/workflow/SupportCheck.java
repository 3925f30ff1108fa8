/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions of a workflow that hold nodes of others: what these do would
 * silently stay when the transaction is rolled back.
 */
final class SupportCheck {

	private static final String ACTION = "Name that database in the transaction if all its nodes are of it; "
			+ "otherwise move the node out, or make the steps a saga with compensations (TransactionManagerNode).";

	private final SupportMembers members;

	private final Collection<String> supports;

	private final Map<String, Group> groups = new HashMap<>();

	private final Map<String, String> groupOfNode = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Create a check.
	 * @param supports the names of what runs transactions, the usual one first
	 * @param groups the groups of the workflow
	 */
	SupportCheck(SupportMembers members, Collection<String> supports, List<Group> groups) {
		this.members = members;
		this.supports = supports;
		for (Group group : groups) {
			this.groups.putIfAbsent(group.id(), group);
			group.nodeIds().forEach((id) -> this.groupOfNode.put(id, group.id()));
		}
	}

	List<Problem> problems(Workflow workflow) {
		if (this.supports.isEmpty()) {
			return List.of();
		}
		this.groups.values().forEach((group) -> {
			if (group instanceof TransactionScope scope) {
				check(scope);
			}
		});
		workflow.nodes().forEach(this::check);
		return this.problems;
	}

	/**
	 * Return the name of what runs a transaction.
	 */
	String support(TransactionScope scope) {
		String usual = (this.supports.isEmpty()) ? "" : this.supports.iterator().next();
		return Objects.requireNonNullElse(outermost(scope).database(), usual);
	}

	private void check(TransactionScope scope) {
		String named = scope.database();
		TransactionScope outer = outermost(scope);
		if (outer == scope) {
			if (!isKnown(scope)) {
				add(null, "Transaction '" + scope.id() + "' names the database '" + named
						+ "', which the engine does not have.", Hint.of(String.valueOf(named), this.supports));
			}
		}
		else if (named != null && !named.equals(support(scope))) {
			add(null,
					"Transaction '" + scope.id() + "' names the database '" + named + "', but is part of '" + outer.id()
							+ "', which is one of '" + support(scope) + "'.",
					"It is a savepoint of the outer transaction: leave the database out.");
		}
	}

	private boolean isKnown(TransactionScope outermost) {
		return this.supports.contains(support(outermost));
	}

	private void check(NodeDefinition node) {
		Map<String, String> own = this.members.ofTransaction(node);
		if (own.size() > 1) {
			add(node.id(),
					"Node '" + node.id() + "' runs one transaction, but its steps are of several databases: "
							+ own.entrySet()
								.stream()
								.map((entry) -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
								.collect(Collectors.joining(", "))
							+ ".",
					"Use transaction_type 'saga' and give each step a compensation.");
			return;
		}
		TransactionScope scope = outermost(this.groupOfNode.get(node.id()));
		if (scope == null || !isKnown(scope)) {
			return;
		}
		Map<String, String> found = new LinkedHashMap<>();
		this.members.collect(node, found);
		found.remove(support(scope));
		found.forEach((support, type) -> add(node.id(),
				"Node '" + node.id() + "' (" + type + ") is of the database '" + support + "', but in transaction '"
						+ scope.id() + "', which is one of '" + support(scope) + "' and could not undo what it does.",
				ACTION));
	}

	private TransactionScope outermost(TransactionScope scope) {
		return Objects.requireNonNull(outermost(scope.id()));
	}

	private @Nullable TransactionScope outermost(@Nullable String group) {
		TransactionScope outermost = null;
		// groups that contain each other are reported elsewhere
		int left = this.groups.size();
		for (Group next = find(group); next != null && left > 0; next = find(next.parent())) {
			outermost = (next instanceof TransactionScope scope) ? scope : outermost;
			left--;
		}
		return outermost;
	}

	private @Nullable Group find(@Nullable String id) {
		return (id != null) ? this.groups.get(id) : null;
	}

	private void add(@Nullable String node, String message, String action) {
		this.problems.add(new Problem(ErrorCode.UNSUPPORTED, node, message, action));
	}

	/**
	 * Refuse what a run inside a transaction would do outside of it.
	 * @param found the members of its workflow
	 * @param transaction the name of what runs the transaction
	 */
	static void require(String workflow, Map<String, String> found, String transaction) {
		found.forEach((support, type) -> {
			if (!support.equals(transaction)) {
				throw new InvalidScopeException(ErrorCode.UNSUPPORTED,
						"Workflow '" + workflow + "' (" + type + ") is of the database '" + support
								+ "', but is run in a transaction of '" + transaction
								+ "', which could not undo what it does.",
						ACTION);
			}
		});
	}

}
