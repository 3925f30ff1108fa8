/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * How a run ended that did not fail as a whole.
 *
 * @since 0.1.0
 */
public enum RunStatus {

	/** No node failed. */
	COMPLETED,

	/** Nodes failed, and the run was asked to go on regardless. */
	COMPLETED_WITH_ERRORS

}
