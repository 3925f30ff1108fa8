/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

/**
 * An immutable definition: nodes, the connections between them, and transaction groups.
 * Two workflows are equal only when they are the same object. Build it once, for instance
 * as a bean, and run it often: the engine prepares each instance once.
 *
 * @since 0.1.0
 */
public final class Workflow {

	private final String name;

	private final List<NodeDefinition> nodes;

	private final List<Connection> connections;

	private final List<TransactionScope> scopes;

	Workflow(String name, List<NodeDefinition> nodes, List<Connection> connections, List<TransactionScope> scopes) {
		this.name = name;
		this.nodes = List.copyOf(nodes);
		this.connections = List.copyOf(connections);
		this.scopes = List.copyOf(scopes);
	}

	/**
	 * Begin a workflow.
	 * @param name the name
	 * @return a builder
	 */
	public static WorkflowBuilder builder(String name) {
		return new WorkflowBuilder(name);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the nodes, those of transaction groups included.
	 * @return the nodes in the order in which they were added, at least one; unmodifiable
	 */
	public List<NodeDefinition> nodes() {
		return this.nodes;
	}

	/**
	 * Return the connections.
	 * @return the connections in the order in which they were added; unmodifiable
	 */
	public List<Connection> connections() {
		return this.connections;
	}

	/**
	 * Return the transaction groups.
	 * @return the groups in the order in which they were added; unmodifiable
	 */
	public List<TransactionScope> scopes() {
		return this.scopes;
	}

	@Override
	public String toString() {
		return "Workflow '" + this.name + "' (" + this.nodes.size() + " nodes, " + this.connections.size()
				+ " connections)";
	}

}
