/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Objects;

/**
 * A group of nodes that takes effect as a whole or not at all.
 *
 * @param id the id of the group, unique among the groups and nodes of the workflow
 * @param nodeIds the ids of its nodes in their order
 * @since 0.1.0
 */
public record TransactionScope(String id, List<String> nodeIds) {

	public TransactionScope {
		Objects.requireNonNull(id, "'id' must not be null");
		nodeIds = List.copyOf(nodeIds);
	}

}
