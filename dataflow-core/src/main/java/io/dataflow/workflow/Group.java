/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Nodes that are one step to the nodes around them: it starts when all inputs from
 * outside are there, and its outputs are given to others when it has ended.
 *
 * @since 0.1.0
 */
public sealed interface Group permits TransactionScope, Cycle {

	/**
	 * Return the id.
	 * @return the id, unique among the groups and nodes of the workflow
	 */
	String id();

	/**
	 * Return the nodes.
	 * @return the ids of the nodes in their order, without those of groups inside this
	 * one; unmodifiable
	 */
	List<String> nodeIds();

	/**
	 * Return the group that this one is part of.
	 * @return the id of the group, or {@code null} when it is part of none
	 */
	@Nullable String parent();

}
