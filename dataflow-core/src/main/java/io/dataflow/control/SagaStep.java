/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@code TransactionManagerNode}.
 *
 * @param id the id
 * @param node the type of the node that does it
 * @param parameters the parameters of that node
 * @param compensation the type of the node that undoes it, or {@code null}
 * @param compensationParameters the parameters of that node, or {@code null} when it
 * takes the result of the step
 */
record SagaStep(String id, String node, Map<String, @Nullable Object> parameters, @Nullable String compensation,
		@Nullable Map<String, @Nullable Object> compensationParameters) {

	static final String STEPS = "steps";

	static final LocalTemplates TEMPLATES = LocalTemplates.of(STEPS);

	/**
	 * Return the workflow that does it.
	 */
	Workflow forward(NodeType type) {
		return ChildWorkflow.of(TransactionManagerNode.NAME, this.id, type, TEMPLATES.bind(this.parameters, type),
				STEPS);
	}

	/**
	 * Return the workflow that undoes it.
	 */
	Workflow backward(NodeType type) {
		Map<String, @Nullable Object> parameters = (this.compensationParameters != null)
				? TEMPLATES.bind(this.compensationParameters, type) : Map.of();
		return ChildWorkflow.of(TransactionManagerNode.NAME, compensationId(), type, parameters, STEPS);
	}

	String compensationId() {
		return this.id + "_compensation";
	}

}
