/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Collects nodes and connections in any order; {@link #build()} checks them.
 *
 * @since 0.1.0
 */
public final class WorkflowBuilder {

	private final String name;

	private final List<NodeDefinition> nodes = new ArrayList<>();

	private final List<Connection> connections = new ArrayList<>();

	private final List<TransactionScope> scopes = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private @Nullable String openScope;

	WorkflowBuilder(String name) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
	}

	/**
	 * Add a node without parameters.
	 * @param type the name of the node type
	 * @param id the id: letters, digits, {@code _} and {@code -}, not beginning with a
	 * digit
	 * @return this builder
	 */
	public WorkflowBuilder addNode(String type, String id) {
		return addNode(type, id, Map.of());
	}

	/**
	 * Add a node.
	 * @param type the name of the node type
	 * @param id the id: letters, digits, {@code _} and {@code -}, not beginning with a
	 * digit
	 * @param parameters the static parameters; copied; values may be null
	 * @return this builder
	 */
	public WorkflowBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters) {
		this.nodes.add(NodeDefinition.of(type, id, parameters));
		return this;
	}

	/**
	 * Connect an output to an input.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it; {@code result} is the whole result
	 * @param to the id of the node that takes the value
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public WorkflowBuilder addConnection(String from, String output, String to, String input) {
		this.connections.add(new Connection(from, output, to, input));
		return this;
	}

	/**
	 * Add a group of nodes that takes effect as a whole. It starts when all inputs from
	 * outside are there, runs its nodes one at a time in one transaction, and gives its
	 * outputs to other nodes once it has committed.
	 * @param id the id of the group
	 * @param scope adds the nodes of the group
	 * @return this builder
	 */
	public WorkflowBuilder transaction(String id, Consumer<ScopeBuilder> scope) {
		Objects.requireNonNull(scope, "'scope' must not be null");
		if (this.openScope != null) {
			this.problems.add(nested(id, this.openScope));
			return this;
		}
		this.openScope = id;
		ScopeBuilder builder = new ScopeBuilder(this);
		try {
			scope.accept(builder);
		}
		finally {
			this.openScope = null;
		}
		this.scopes.add(new TransactionScope(id, builder.nodeIds()));
		return this;
	}

	/**
	 * Check the structure and return the workflow.
	 * @return the workflow
	 * @throws WorkflowValidationException DF-805 with all problems: DF-801 (no nodes, bad
	 * or repeated id), DF-201 (unknown node, self connection), DF-204 (cycle), DF-205 and
	 * DF-206 (malformed path), DF-207 (repeated connection), DF-504 (nested transaction)
	 */
	public Workflow build() {
		List<Problem> found = new ArrayList<>(this.problems);
		found.addAll(new StructureCheck(this.name, this.nodes, this.connections, this.scopes).problems());
		if (!found.isEmpty()) {
			throw new WorkflowValidationException(this.name, found);
		}
		return new Workflow(this.name, this.nodes, this.connections, this.scopes);
	}

	private static Problem nested(String id, String outer) {
		return new Problem(ErrorCode.TRANSACTION_FAILED, null,
				"Transaction '" + id + "' is declared inside transaction '" + outer + "'.",
				"Transactions cannot be nested: add its nodes to '" + outer + "', or declare it beside.");
	}

}
