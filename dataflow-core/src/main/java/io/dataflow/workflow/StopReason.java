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

	/** The time limit has passed. */
	TIMEOUT,

	/** The engine is closed. */
	CLOSED,

	/** The run that a transaction belongs to is ending. */
	ROLLBACK

}
