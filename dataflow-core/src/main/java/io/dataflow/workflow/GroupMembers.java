/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Collects what belongs to a group of a workflow that is being built.
 *
 * @param workflow the builder of the workflow
 * @param id the id of the group
 * @param nodeIds the ids of its nodes so far
 */
record GroupMembers(WorkflowBuilder workflow, String id, List<String> nodeIds) {

	GroupMembers(WorkflowBuilder workflow, String id) {
		this(workflow, id, new ArrayList<>());
	}

	void addNode(String type, String nodeId, Map<String, ? extends @Nullable Object> parameters,
			NodeSettings settings) {
		this.workflow.addNode(type, nodeId, parameters, settings);
		this.workflow.requireOpen(this.id, nodeId);
		this.nodeIds.add(nodeId);
	}

	void addConnection(String from, String output, String to, String input) {
		this.workflow.addConnection(from, output, to, input);
	}

	void transaction(String inner, TransactionSettings settings, Consumer<ScopeBuilder> scope) {
		this.workflow.transaction(inner, settings, this.id, scope);
	}

	void cycle(String inner, Consumer<CycleBuilder> cycle) {
		this.workflow.cycle(inner, this.id, cycle);
	}

}
