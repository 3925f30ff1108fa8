/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a workflow that can be seen without knowing any node type.
 */
final class StructureCheck {

	private final Workflow workflow;

	private final Set<String> ids = new LinkedHashSet<>();

	private final List<Problem> problems = new ArrayList<>();

	StructureCheck(Workflow workflow) {
		this.workflow = workflow;
	}

	List<Problem> problems() {
		checkNames();
		checkNodes();
		checkTemplates();
		this.problems.addAll(new GroupCheck(this.workflow.groups(), this.ids).problems());
		checkConnections();
		this.problems.addAll(CycleCheck.of(this.workflow, this.workflow.groups()));
		return this.problems;
	}

	private void checkNames() {
		if (this.workflow.name().isBlank()) {
			add(ErrorCode.INVALID_WORKFLOW, null, "The workflow has an empty name.", "Give it a name.");
		}
		if (this.workflow.nodes().isEmpty()) {
			add(ErrorCode.INVALID_WORKFLOW, null, "The workflow has no nodes.", "Add at least one node.");
		}
	}

	private void checkNodes() {
		for (NodeDefinition node : this.workflow.nodes()) {
			this.problems.addAll(IdCheck.of("Node", node.id(), node.id(), this.ids));
			this.ids.add(node.id());
		}
	}

	private void checkTemplates() {
		for (NodeDefinition node : this.workflow.nodes()) {
			Template.parse(node.parameters(), Set.of(),
					(text) -> add(ErrorCode.INVALID_PATH, node.id(),
							"A parameter of node '" + node.id() + "' holds '" + text + "', which is no template.",
							"Write {{ inputs.name }}, {{ node.path }}, {{ now }} or {{ env.NAME }}, "
									+ "or \\{{ for the braces themselves."));
		}
	}

	private void checkConnections() {
		Set<Connection> seen = new HashSet<>();
		for (Group group : this.workflow.groups()) {
			if (group instanceof Cycle cycle) {
				cycle.feedback().forEach(this::checkPaths);
			}
		}
		for (Connection connection : this.workflow.connections()) {
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

	private void add(ErrorCode code, @Nullable String nodeId, String message, String action) {
		this.problems.add(new Problem(code, nodeId, message, action));
	}

}
