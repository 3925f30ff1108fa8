/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions that nodes open: what follows a scope node, up to the nodes that
 * end it and with them. A scope node inside is a savepoint.
 */
final class TransactionRegions {

	private final Workflow workflow;

	private final Map<String, NodeDefinition> nodes = new LinkedHashMap<>();

	private final Map<String, Set<String>> predecessors = new HashMap<>();

	private final Map<String, List<String>> open = new HashMap<>();

	private final Map<String, Set<String>> ended = new HashMap<>();

	private final Map<String, String> groupOf = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	private final boolean found;

	TransactionRegions(Workflow workflow) {
		this.workflow = workflow;
		workflow.nodes().forEach((node) -> this.nodes.put(node.id(), node));
		this.found = workflow.nodes().stream().anyMatch((node) -> TransactionNodes.opens(node.type()));
		workflow.groups().forEach((group) -> group.nodeIds().forEach((id) -> this.groupOf.put(id, group.id())));
		if (this.found) {
			connect();
			order().forEach(this::visit);
		}
		this.nodes.values().forEach(this::check);
	}

	boolean found() {
		return this.found;
	}

	List<Problem> problems() {
		return this.problems;
	}

	/**
	 * Return all groups, those that were declared without the nodes of those that nodes
	 * open.
	 */
	List<Group> groups() {
		List<Group> groups = new ArrayList<>();
		for (Group group : this.workflow.groups()) {
			groups.add(without(group));
		}
		for (String id : this.nodes.keySet()) {
			if (TransactionNodes.opens(Objects.requireNonNull(this.nodes.get(id)).type())) {
				groups.add(region(id));
			}
		}
		groups.sort((left, right) -> Integer.compare(depth(left), depth(right)));
		return groups;
	}

	private Group without(Group group) {
		List<String> left = group.nodeIds().stream().filter((id) -> stack(id).isEmpty()).toList();
		if (left.size() == group.nodeIds().size()) {
			return group;
		}
		return (group instanceof Cycle cycle) ? new Cycle(cycle.id(), left, cycle.feedback(), cycle.maxIterations(),
				cycle.convergeWhen(), cycle.timeout(), cycle.parent()) : without((TransactionScope) group, left);
	}

	private static TransactionScope without(TransactionScope scope, List<String> left) {
		return new TransactionScope(scope.id(), left, scope.settings(), scope.parent(), scope.database());
	}

	private TransactionScope region(String id) {
		List<String> members = this.nodes.keySet().stream().filter((node) -> id.equals(last(stack(node)))).toList();
		List<String> stack = stack(id);
		String parent = (stack.size() > 1) ? stack.get(stack.size() - 2) : this.groupOf.get(id);
		return new TransactionScope(id, members, TransactionSettings.DEFAULT, parent,
				TransactionNodes.database(Objects.requireNonNull(this.nodes.get(id))));
	}

	private int depth(Group group) {
		int declared = 0;
		String id = (this.nodes.containsKey(group.id())) ? this.groupOf.get(group.id()) : group.id();
		for (String next = id; next != null; next = parentOf(next)) {
			declared++;
		}
		return declared + ((this.nodes.containsKey(group.id())) ? stack(group.id()).size() : 0);
	}

	private @Nullable String parentOf(String group) {
		return this.workflow.groups()
			.stream()
			.filter((other) -> other.id().equals(group))
			.findFirst()
			.map(Group::parent)
			.orElse(null);
	}

	private List<String> stack(String node) {
		return this.open.getOrDefault(node, List.of());
	}

	private static @Nullable String last(List<String> stack) {
		return (stack.isEmpty()) ? null : stack.get(stack.size() - 1);
	}

	private void connect() {
		this.workflow.connections().forEach((connection) -> connect(connection.from(), connection.to()));
		for (NodeDefinition node : this.nodes.values()) {
			Template template = Template.parse(node.parameters(), Set.of(), (malformed) -> {
			});
			if (template != null) {
				template.references((reference) -> {
					if (reference instanceof Reference.Output output && this.nodes.containsKey(output.node())) {
						connect(output.node(), node.id());
					}
				});
			}
		}
	}

	private void connect(String from, String to) {
		this.predecessors.computeIfAbsent(to, (id) -> new LinkedHashSet<>()).add(from);
	}

	/**
	 * Return the nodes, each after those that feed it.
	 */
	private Set<String> order() {
		Set<String> ordered = new LinkedHashSet<>();
		Deque<String> pending = new ArrayDeque<>();
		for (String root : this.nodes.keySet()) {
			pending.push(root);
			while (!pending.isEmpty()) {
				String node = Objects.requireNonNull(pending.peek());
				int before = pending.size();
				sources(node).stream().filter((source) -> !ordered.contains(source)).forEach(pending::push);
				if (pending.size() == before) {
					ordered.add(pending.pop());
				}
			}
		}
		return ordered;
	}

	/**
	 * Find the transactions that are open at a node, once that is known of those that
	 * feed it.
	 */
	private void visit(String id) {
		Set<String> over = new LinkedHashSet<>();
		for (String source : sources(id)) {
			over.addAll(this.ended.getOrDefault(source, Set.of()));
		}
		List<String> stack = new ArrayList<>(innermost(id, over));
		String type = Objects.requireNonNull(this.nodes.get(id)).type();
		if (TransactionNodes.opens(type)) {
			stack.add(id);
		}
		else if (TransactionNodes.ends(type) && !stack.isEmpty()) {
			over.add(stack.get(stack.size() - 1));
		}
		this.open.put(id, stack);
		this.ended.put(id, over);
	}

	/**
	 * Return the transactions that those who feed a node leave open, of which one must
	 * lie inside the other.
	 */
	private List<String> innermost(String id, Set<String> over) {
		List<String> innermost = List.of();
		for (String source : sources(id)) {
			List<String> still = stack(source).stream().filter((scope) -> !over.contains(scope)).toList();
			List<String> shorter = (still.size() < innermost.size()) ? still : innermost;
			List<String> longer = (still.size() < innermost.size()) ? innermost : still;
			if (!longer.subList(0, shorter.size()).equals(shorter)) {
				this.problems.add(severalOpen(id, last(still), last(innermost)));
			}
			innermost = longer;
		}
		return innermost;
	}

	private Set<String> sources(String id) {
		return this.predecessors.getOrDefault(id, Set.of());
	}

	private void check(NodeDefinition node) {
		String id = node.id();
		List<String> stack = stack(id);
		boolean declared = isInDeclaredTransaction(id);
		if (stack.isEmpty()) {
			if (TransactionNodes.needsTransaction(node.type()) && !declared) {
				this.problems.add(noneOpen(id));
			}
			return;
		}
		if (!Objects.equals(this.groupOf.get(id), this.groupOf.get(stack.get(0)))) {
			this.problems.add(openedOutside(id, last(stack)));
		}
		boolean nested = stack.size() > 1 || declared;
		if (nested && id.equals(last(stack))
				&& node.parameters().keySet().stream().anyMatch(TransactionNodes.SETTINGS::contains)) {
			this.problems.add(ownSettings(id));
		}
	}

	private boolean isInDeclaredTransaction(String node) {
		for (String group = this.groupOf.get(node); group != null; group = parentOf(group)) {
			String id = group;
			if (this.workflow.groups()
				.stream()
				.anyMatch((other) -> other.id().equals(id) && other instanceof TransactionScope)) {
				return true;
			}
		}
		return false;
	}

	private static Problem severalOpen(String node, @Nullable String one, @Nullable String other) {
		return problem(node, "Node '" + node + "' depends on two transactions, '" + one + "' and '" + other
				+ "', that are both open.", "End one of them before this node.");
	}

	private static Problem noneOpen(String node) {
		return problem(node, "Node '" + node + "' needs a transaction, but none is open there.",
				"Connect it to a TransactionScopeNode, or declare it inside transaction(..).");
	}

	private static Problem openedOutside(String node, @Nullable String scope) {
		return problem(node,
				"Node '" + node + "' of a group follows the transaction '" + scope
						+ "', which was opened outside of the group.",
				"Open the transaction inside the group, or end it before.");
	}

	private static Problem ownSettings(String scope) {
		return problem(scope, "Transaction '" + scope + "' is part of another one and has settings of its own.",
				"It is a savepoint of the outer transaction: give the settings to that one.");
	}

	private static Problem problem(String node, String message, String action) {
		return new Problem(ErrorCode.TRANSACTION_FAILED, node, message, action);
	}

}
