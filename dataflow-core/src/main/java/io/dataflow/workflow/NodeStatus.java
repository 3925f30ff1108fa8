/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * What became of a node in a run.
 *
 * @since 0.1.0
 */
public enum NodeStatus {

	/** The node gave its result. */
	COMPLETED,

	/** The node failed, or the transaction that it belongs to did. */
	FAILED,

	/** The node did not run because a node that it depends on failed or was skipped. */
	SKIPPED

}
