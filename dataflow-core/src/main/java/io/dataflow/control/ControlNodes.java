/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;

import io.dataflow.workflow.NodeType;

/**
 * The nodes that steer a workflow: {@code SwitchNode}, {@code MergeNode} and
 * {@code DelayNode}, and those that run others: {@code SubWorkflowNode},
 * {@code ForEachNode} and {@code TransactionManagerNode}.
 *
 * @since 0.1.0
 */
public final class ControlNodes {

	private ControlNodes() {
	}

	/**
	 * Return the node types.
	 * @return one type per node; unmodifiable
	 */
	public static List<NodeType> nodeTypes() {
		return List.of(SwitchNode.type(), MergeNode.type(), DelayNode.type(), SubWorkflowNode.type(),
				ForEachNode.type(), TransactionManagerNode.type());
	}

}
