/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * Adds nodes to a transaction group of a workflow.
 *
 * @since 0.1.0
 */
public final class ScopeBuilder extends GroupBuilder<ScopeBuilder> {

	ScopeBuilder(GroupMembers members) {
		super(members);
	}

	@Override
	ScopeBuilder self() {
		return this;
	}

}
