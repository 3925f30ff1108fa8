/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * Whether something arrives where a node is fed.
 */
enum Liveness {

	/** The value is there. */
	LIVE,

	/** The branch was not taken. */
	INACTIVE,

	/** A node on the way has failed. */
	BROKEN

}
