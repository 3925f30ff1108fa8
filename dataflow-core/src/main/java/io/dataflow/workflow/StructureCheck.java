/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a workflow that can be seen without knowing any node type.
 */
final class StructureCheck {

	private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

	private final String name;

	private final List<NodeDefinition> nodes;

	private final List<Connection> connections;

	private final List<TransactionScope> scopes;

	private final Set<String> ids = new LinkedHashSet<>();

	private final List<Problem> problems = new ArrayList<>();

	StructureCheck(String name, List<NodeDefinition> nodes, List<Connection> connections,
			List<TransactionScope> scopes) {
		this.name = name;
		this.nodes = nodes;
		this.connections = connections;
		this.scopes = scopes;
	}

	List<Problem> problems() {
		checkNames();
		checkNodes();
		checkScopes();
		checkConnections();
		checkCycles();
		return this.problems;
	}

	private void checkNames() {
		if (this.name.isBlank()) {
			add(ErrorCode.INVALID_WORKFLOW, null, "The workflow has an empty name.", "Give it a name.");
		}
		if (this.nodes.isEmpty()) {
			add(ErrorCode.INVALID_WORKFLOW, null, "The workflow has no nodes.", "Add at least one node.");
		}
	}

	private void checkNodes() {
		for (NodeDefinition node : this.nodes) {
			checkId("Node", node.id(), node.id(), this.ids);
		}
	}

	private void checkScopes() {
		Set<String> scopeIds = new HashSet<>();
		for (TransactionScope scope : this.scopes) {
			checkId("Transaction", scope.id(), null, scopeIds);
			if (scope.nodeIds().isEmpty()) {
				add(ErrorCode.INVALID_WORKFLOW, null, "Transaction '" + scope.id() + "' has no nodes.",
						"Add nodes to it or remove it.");
			}
		}
	}

	private void checkId(String kind, String id, @Nullable String nodeId, Set<String> taken) {
		if (!ID.matcher(id).matches()) {
			add(ErrorCode.INVALID_WORKFLOW, nodeId, kind + " id '" + id + "' is not valid.",
					"Use letters, digits, '_' and '-', and begin with a letter or '_'.");
		}
		if ((taken != this.ids && this.ids.contains(id)) || !taken.add(id)) {
			add(ErrorCode.INVALID_WORKFLOW, nodeId, kind + " id '" + id + "' already exists in the workflow.",
					"Give every node and transaction an id of its own.");
		}
	}

	private void checkConnections() {
		Set<Connection> seen = new HashSet<>();
		for (Connection connection : this.connections) {
			checkEnds(connection);
			checkPaths(connection);
			if (!seen.add(connection)) {
				add(ErrorCode.DUPLICATE_CONNECTION, connection.to(), "Connection " + connection + " was added twice.",
						"Remove one of them.");
			}
		}
	}

	private void checkEnds(Connection connection) {
		checkEnd(connection, connection.from());
		if (!connection.from().equals(connection.to())) {
			checkEnd(connection, connection.to());
			return;
		}
		add(ErrorCode.INVALID_CONNECTION, connection.to(),
				"Connection " + connection + " joins node '" + connection.to() + "' to itself.",
				"Connect two different nodes.");
	}

	private void checkEnd(Connection connection, String id) {
		if (!this.ids.contains(id)) {
			add(ErrorCode.INVALID_CONNECTION, null,
					"Connection " + connection + " names node '" + id + "', which does not exist.",
					Hint.of(id, this.ids));
		}
	}

	private void checkPaths(Connection connection) {
		if (isMalformed(connection.output())) {
			add(ErrorCode.INVALID_PATH, connection.from(),
					"Output '" + connection.output() + "' of connection " + connection + " is not a path.",
					"Write names separated by single dots, such as 'records.0.id'.");
		}
		if (isMalformed(connection.input())) {
			add(ErrorCode.MISSING_INPUT, connection.to(),
					"Input '" + connection.input() + "' of connection " + connection + " is not a path.",
					"Write names separated by single dots, such as 'filter.id'.");
		}
	}

	private static boolean isMalformed(String path) {
		return Arrays.stream(path.split("\\.", -1)).anyMatch(String::isBlank);
	}

	private void checkCycles() {
		List<String> names = List.copyOf(this.ids);
		Map<String, Integer> index = new LinkedHashMap<>();
		names.forEach((id) -> index.put(id, index.size()));
		boolean found = report(CycleSearch.cycles(edges(index, names.size())), names, "");
		if (!found && !this.scopes.isEmpty()) {
			checkCyclesThroughScopes(names, index);
		}
	}

	private void checkCyclesThroughScopes(List<String> names, Map<String, Integer> index) {
		List<String> units = new ArrayList<>(names);
		Map<String, Integer> unitOf = new LinkedHashMap<>(index);
		for (TransactionScope scope : this.scopes) {
			units.add(scope.id() + scope.nodeIds());
			scope.nodeIds().forEach((id) -> unitOf.put(id, units.size() - 1));
		}
		report(CycleSearch.cycles(edges(unitOf, units.size())), units,
				" A transaction is one step: nothing outside may both need it and feed it.");
	}

	private int[][] edges(Map<String, Integer> index, int size) {
		List<Set<Integer>> successors = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			successors.add(new LinkedHashSet<>());
		}
		for (Connection connection : this.connections) {
			Integer from = index.get(connection.from());
			Integer to = index.get(connection.to());
			if (from != null && to != null && !from.equals(to)) {
				successors.get(from).add(to);
			}
		}
		return successors.stream().map(StructureCheck::toArray).toArray(int[][]::new);
	}

	private static int[] toArray(Set<Integer> values) {
		return values.stream().mapToInt(Integer::intValue).toArray();
	}

	private boolean report(List<List<Integer>> cycles, List<String> names, String note) {
		for (List<Integer> cycle : cycles) {
			List<String> path = new ArrayList<>(cycle.stream().map(names::get).toList());
			path.add(path.get(0));
			add(ErrorCode.CIRCULAR_CONNECTION, null, "Connections form a cycle: " + String.join(" -> ", path) + ".",
					"Remove one of these connections." + note);
		}
		return !cycles.isEmpty();
	}

	private void add(ErrorCode code, @Nullable String nodeId, String message, String action) {
		this.problems.add(new Problem(code, nodeId, message, action));
	}

}
