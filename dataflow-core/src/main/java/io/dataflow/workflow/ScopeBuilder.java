/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Adds nodes to a transaction group of a workflow.
 *
 * @since 0.1.0
 */
public final class ScopeBuilder {

	private final WorkflowBuilder workflow;

	private final List<String> nodeIds = new ArrayList<>();

	ScopeBuilder(WorkflowBuilder workflow) {
		this.workflow = workflow;
	}

	/**
	 * Add a node without parameters to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @return this builder
	 */
	public ScopeBuilder addNode(String type, String id) {
		return addNode(type, id, Map.of());
	}

	/**
	 * Add a node to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @param parameters the static parameters; copied; values may be null
	 * @return this builder
	 */
	public ScopeBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters) {
		this.workflow.addNode(type, id, parameters);
		this.nodeIds.add(id);
		return this;
	}

	/**
	 * Connect an output to an input, within the group or across its border.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it
	 * @param to the id of the node that takes the value
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public ScopeBuilder addConnection(String from, String output, String to, String input) {
		this.workflow.addConnection(from, output, to, input);
		return this;
	}

	List<String> nodeIds() {
		return this.nodeIds;
	}

}
