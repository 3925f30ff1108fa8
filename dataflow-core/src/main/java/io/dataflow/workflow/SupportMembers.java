/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells whose transactions nodes and workflows take part in: by the types of nodes, and
 * by what nodes run by name.
 *
 * @param types the node types of the engine by name
 * @param workflows the workflows of the engine by name
 */
record SupportMembers(Map<String, NodeType> types, Map<String, Workflow> workflows) {

	/**
	 * Return by the names of what runs transactions the first type of nodes of a workflow
	 * that take part in them.
	 */
	Map<String, String> of(Workflow workflow) {
		Map<String, String> found = new LinkedHashMap<>();
		collect(workflow, found, new HashSet<>());
		return found;
	}

	/**
	 * Add what is to be said of a node.
	 */
	void collect(NodeDefinition node, Map<String, String> found) {
		collect(node, found, new HashSet<>());
	}

	/**
	 * Return what is to be said of a node that runs a transaction of its own, and nothing
	 * of others.
	 */
	Map<String, String> ofTransaction(NodeDefinition node) {
		NodeType type = this.types.get(node.type());
		Map<String, String> found = new LinkedHashMap<>();
		if (type != null && type.delegation().isTransaction(node.parameters())) {
			collect(node, found);
		}
		return found;
	}

	private void collect(Workflow workflow, Map<String, String> found, Set<String> visited) {
		for (NodeDefinition node : workflow.nodes()) {
			String named = (TransactionNodes.opens(node.type())) ? TransactionNodes.database(node) : null;
			if (named != null) {
				found.putIfAbsent(named, node.type());
			}
			collect(node, found, visited);
		}
		for (Group group : workflow.groups()) {
			if (group instanceof TransactionScope scope && scope.database() != null) {
				found.putIfAbsent(scope.database(), "transaction '" + scope.id() + "'");
			}
		}
	}

	private void collect(NodeDefinition node, Map<String, String> found, Set<String> visited) {
		NodeType type = this.types.get(node.type());
		if (type == null) {
			return;
		}
		add(type, found);
		type.delegation().transactions(node.parameters()).forEach((support) -> found.putIfAbsent(support, type.name()));
		type.delegation().nodeTypes(node.parameters()).forEach((name) -> add(this.types.get(name), found));
		for (String name : type.delegation().workflows(node.parameters())) {
			Workflow workflow = this.workflows.get(name);
			if (workflow != null && visited.add(name)) {
				collect(workflow, found, visited);
			}
		}
	}

	private static void add(@Nullable NodeType type, Map<String, String> found) {
		if (type != null) {
			type.transactions().ifPresent((support) -> found.putIfAbsent(support, type.name()));
		}
	}

}
