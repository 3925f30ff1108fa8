/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Makes the transaction support roll back a transaction that has not failed.
 */
@SuppressWarnings("serial")
final class ExplicitRollback extends RuntimeException {

	private final transient RunState state;

	ExplicitRollback(String scope, RunState state) {
		super("Transaction '" + scope + "' is rolled back by a node.", null, false, false);
		this.state = state;
	}

	/**
	 * Return what the nodes gave, or {@code null} when the error is another one.
	 */
	static @Nullable RunState stateIn(Throwable error) {
		for (Throwable link = error; link != null; link = link.getCause()) {
			if (link instanceof ExplicitRollback rollback) {
				return rollback.state;
			}
		}
		return null;
	}

}
