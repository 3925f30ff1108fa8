/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Adds nodes to a transaction group of a workflow.
 *
 * @since 0.1.0
 */
public final class ScopeBuilder extends GroupBuilder<ScopeBuilder> {

	@Nullable String database;

	ScopeBuilder(GroupMembers members) {
		super(members);
	}

	/**
	 * Say of which database the transaction is. Its nodes must be of the same. Without
	 * this it is the first of the engine, which is the default one of an application.
	 * @param name the name of the database
	 * @return this builder
	 */
	public ScopeBuilder database(String name) {
		this.database = Objects.requireNonNull(name, "'name' must not be null");
		return this;
	}

	@Override
	ScopeBuilder self() {
		return this;
	}

}
