/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A run failed. The code is that of the node's own error where it has one, else DF-501;
 * DF-504 when a transaction failed by itself, DF-505 when the run took too long, DF-503
 * when it was cancelled by its id or the engine was closed under it.
 *
 * @since 0.1.0
 */
public final class WorkflowExecutionException extends DataFlowException {

	private final transient RunContext run;

	private final @Nullable String nodeId;

	private final transient Map<String, Map<String, @Nullable Object>> results;

	WorkflowExecutionException(ErrorCode errorCode, String message, String action, RunContext run,
			@Nullable String nodeId, Map<String, Map<String, @Nullable Object>> results, @Nullable Throwable cause) {
		super(errorCode, message, action, cause);
		this.run = run;
		this.nodeId = nodeId;
		this.results = results;
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
		return this.run.workflow();
	}

	/**
	 * Return the node that failed.
	 * @return the id of the node, or {@code null} when it was not one node, as for a time
	 * limit of the whole run
	 */
	public @Nullable String nodeId() {
		return this.nodeId;
	}

	/**
	 * Return the results so far.
	 * @return the results of the nodes that had completed, by node id in the order of the
	 * workflow; nodes of a transaction that did not commit are not among them;
	 * unmodifiable
	 */
	public Map<String, Map<String, @Nullable Object>> results() {
		return this.results;
	}

}
