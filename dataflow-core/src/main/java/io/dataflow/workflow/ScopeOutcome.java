/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * How a transaction is to end when none of its nodes has failed.
 */
enum ScopeOutcome {

	/** It takes effect. */
	COMMIT,

	/** It is undone, as a node of it asked. */
	ROLLBACK,

	/** It was opened by a node, and no node ended it. */
	MISSING_END,

	/** One node asked to commit it, another one to undo it. */
	CONTRADICTION

}
