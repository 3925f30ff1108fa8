/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Map;

import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes workflows of one node, which other nodes run.
 */
final class ChildWorkflow {

	private ChildWorkflow() {
	}

	/**
	 * Make a workflow.
	 * @param name the name, which errors show
	 * @param id the id of the node
	 * @param type its type
	 * @param parameters its parameters, whose templates refer to the inputs
	 * @param inputs the inputs of the workflow
	 */
	static Workflow of(String name, String id, NodeType type, Map<String, @Nullable Object> parameters,
			String... inputs) {
		WorkflowBuilder builder = Workflow.builder(name);
		for (String input : inputs) {
			builder.input(Port.optional(LocalTemplates.input(input), Object.class));
		}
		return builder.addNode(type.name(), id, parameters, NodeSettings.NONE).build();
	}

}
