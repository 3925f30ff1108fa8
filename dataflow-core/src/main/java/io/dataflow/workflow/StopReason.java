/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * Why a run is ended before its nodes are done.
 */
enum StopReason {

	/** Whoever subscribed is no longer interested. */
	CANCELLED,

	/** Somebody who knows the id of the run cancelled it. */
	REQUESTED,

	/** The time limit has passed. */
	TIMEOUT,

	/** The engine is closed. */
	CLOSED,

	/** The run that a transaction belongs to is ending. */
	ROLLBACK

}
