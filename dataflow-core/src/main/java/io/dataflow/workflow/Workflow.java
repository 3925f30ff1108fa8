/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

/**
 * An immutable definition: nodes, the connections between them, and groups of nodes. Two
 * workflows are equal only when they are the same object. Build it once, for instance as
 * a bean, and run it often: the engine prepares each instance once.
 *
 * @since 0.1.0
 */
public final class Workflow {

	private final String name;

	private final String description;

	private final List<Port> inputs;

	private final List<NodeDefinition> nodes;

	private final List<Connection> connections;

	private final List<Group> groups;

	Workflow(String name, String description, List<Port> inputs, List<NodeDefinition> nodes,
			List<Connection> connections, List<Group> groups) {
		this.name = name;
		this.description = description;
		this.inputs = List.copyOf(inputs);
		this.nodes = List.copyOf(nodes);
		this.connections = List.copyOf(connections);
		this.groups = List.copyOf(groups);
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
	 * Return what the workflow does.
	 * @return the description, possibly empty
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return the declared inputs.
	 * @return the inputs in the order in which they were declared; unmodifiable
	 */
	public List<Port> inputs() {
		return this.inputs;
	}

	/**
	 * Return the nodes, those of groups included.
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
	 * Return the groups of nodes.
	 * @return transactions and cycles, each before those inside it; unmodifiable
	 */
	public List<Group> groups() {
		return this.groups;
	}

	@Override
	public String toString() {
		return "Workflow '" + this.name + "' (" + this.nodes.size() + " nodes, " + this.connections.size()
				+ " connections)";
	}

}
