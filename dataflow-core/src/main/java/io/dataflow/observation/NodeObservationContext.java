/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunContext;

/**
 * What is known of a node that is observed.
 *
 * @since 0.1.0
 */
public final class NodeObservationContext extends ObservedContext {

	private final RunContext run;

	private final String nodeId;

	private final NodeType type;

	NodeObservationContext(RunContext run, String nodeId, NodeType type) {
		this.run = run;
		this.nodeId = nodeId;
		this.type = type;
	}

	/**
	 * Return the run that the node belongs to.
	 * @return the run
	 */
	public RunContext run() {
		return this.run;
	}

	/**
	 * Return which node it is.
	 * @return the id of the node in its workflow
	 */
	public String nodeId() {
		return this.nodeId;
	}

	/**
	 * Return what kind of node it is.
	 * @return the type
	 */
	public NodeType type() {
		return this.type;
	}

}
