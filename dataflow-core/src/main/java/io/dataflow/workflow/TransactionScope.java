/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Objects;

import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * A group of nodes that takes effect as a whole or not at all. Inside another one it is a
 * savepoint of the outer transaction.
 *
 * @param id the id of the group, unique among the groups and nodes of the workflow
 * @param nodeIds the ids of its nodes in their order, without those of groups inside it
 * @param settings what the transaction is asked for
 * @param parent the id of the group that it is part of, or {@code null}
 * @param database the name of the database that the transaction is of, or {@code null}
 * for the first of the engine, or inside another transaction for that of the outer one
 * @since 0.1.0
 */
public record TransactionScope(String id, List<String> nodeIds, TransactionSettings settings, @Nullable String parent,
		@Nullable String database) implements Group {

	public TransactionScope {
		Objects.requireNonNull(id, "'id' must not be null");
		Objects.requireNonNull(settings, "'settings' must not be null");
		nodeIds = List.copyOf(nodeIds);
	}

	/**
	 * Create a transaction that names no database.
	 * @param id the id of the group
	 * @param nodeIds the ids of its nodes
	 * @param settings what the transaction is asked for
	 * @param parent the id of the group that it is part of, or {@code null}
	 */
	public TransactionScope(String id, List<String> nodeIds, TransactionSettings settings, @Nullable String parent) {
		this(id, nodeIds, settings, parent, null);
	}

}
