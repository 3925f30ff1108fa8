/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.dataflow.error.ErrorCode;

/**
 * Finds names of node types and workflows that a node is to run and that do not exist.
 *
 * @param nodeTypes the names of the node types of the engine
 * @param workflows the names of the workflows of the engine
 */
record DelegationCheck(Set<String> nodeTypes, Set<String> workflows) {

	List<Problem> problems(NodeDefinition node, NodeType type) {
		List<Problem> problems = new ArrayList<>();
		unknown(type.delegation().nodeTypes(node.parameters()), this.nodeTypes)
			.forEach((name) -> problems.add(new Problem(ErrorCode.UNSUPPORTED, node.id(),
					"Node '" + node.id() + "' is to run a '" + name + "', which is no node type of the engine.",
					Hint.of(name, this.nodeTypes))));
		unknown(type.delegation().workflows(node.parameters()), this.workflows)
			.forEach((name) -> problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, node.id(),
					"Node '" + node.id() + "' is to run workflow '" + name + "', which the engine does not have.",
					Hint.of(name, this.workflows))));
		return problems;
	}

	/**
	 * Return the names that do not exist, but for those that templates fill in.
	 */
	private static List<String> unknown(Collection<String> names, Set<String> known) {
		return names.stream().filter((name) -> !known.contains(name) && !name.contains("{{")).distinct().toList();
	}

}
