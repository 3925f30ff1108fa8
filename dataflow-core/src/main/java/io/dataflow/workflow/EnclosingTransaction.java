/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import reactor.util.context.ContextView;

/**
 * Tells nodes whether what they do is part of a transaction of a workflow.
 *
 * @since 0.1.0
 */
public final class EnclosingTransaction {

	private EnclosingTransaction() {
	}

	/**
	 * Return whether a node runs inside a transaction, be it of its own workflow or of
	 * one that runs it as a part.
	 * @param context the Reactor Context of the subscription to the node
	 * @return whether what the node does is committed or rolled back by others
	 */
	public static boolean isPresent(ContextView context) {
		return context.hasKey(ScopeContext.class);
	}

}
