/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run.
 *
 * @since 0.1.0
 */
public final class WorkflowRun {

	private final RunContext run;

	private final WorkflowPlan plan;

	private final RunState state;

	WorkflowRun(RunContext run, WorkflowPlan plan, RunState state) {
		this.run = run;
		this.plan = plan;
		this.state = state;
	}

	/**
	 * Return the id of the run.
	 * @return a UUID
	 */
	public String runId() {
		return this.run.runId();
	}

	/**
	 * Return the name of the workflow.
	 * @return the name
	 */
	public String workflow() {
		return this.plan.workflow();
	}

	/**
	 * Return how the run ended.
	 * @return whether nodes failed on the way
	 */
	public RunStatus status() {
		return (this.state.hasFailures()) ? RunStatus.COMPLETED_WITH_ERRORS : RunStatus.COMPLETED;
	}

	/**
	 * Return the results of all nodes.
	 * @return the results by node id in the order of the workflow; unmodifiable; the
	 * value is {@code null} for a skipped node
	 */
	public Map<String, @Nullable Map<String, @Nullable Object>> results() {
		return this.state.allResults();
	}

	/**
	 * Return the result of a node.
	 * @param nodeId the id of the node
	 * @return the outputs by name, unmodifiable; {@code null} for a skipped node
	 * @throws UnknownNodeException DF-801 when the workflow has no such node
	 */
	public @Nullable Map<String, @Nullable Object> result(String nodeId) {
		return this.state.result(this.plan.indexOf(nodeId));
	}

	/**
	 * Return one value from the result of a node.
	 * @param nodeId the id of the node
	 * @param path an output such as {@code id}, a path such as {@code records.0.id}, or
	 * {@code result} for the whole result
	 * @return the value; {@code null} for a skipped node
	 * @throws UnknownNodeException DF-801 when the workflow has no such node
	 * @throws InvalidPathException DF-202 when the node gave no such output, DF-205 when
	 * the rest of the path leads to nothing
	 */
	public @Nullable Object value(String nodeId, String path) {
		Map<String, @Nullable Object> result = result(nodeId);
		return (result != null) ? OutputPath.parse(path).resolve(nodeId, result) : null;
	}

	/**
	 * Return what became of a node.
	 * @param nodeId the id of the node
	 * @return the status
	 * @throws UnknownNodeException DF-801 when the workflow has no such node
	 */
	public NodeStatus status(String nodeId) {
		return this.state.requireStatus(this.plan.indexOf(nodeId));
	}

	@Override
	public String toString() {
		return "Run " + runId() + " of workflow '" + workflow() + "' (" + status() + ")";
	}

}
