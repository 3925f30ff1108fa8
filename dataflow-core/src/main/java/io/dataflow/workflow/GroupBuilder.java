/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;
import java.util.function.Consumer;

import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Adds nodes to a group of a workflow.
 *
 * @param <B> the type of the builder
 * @since 0.1.0
 */
public abstract sealed class GroupBuilder<B extends GroupBuilder<B>> permits ScopeBuilder, CycleBuilder {

	private final GroupMembers members;

	GroupBuilder(GroupMembers members) {
		this.members = members;
	}

	abstract B self();

	GroupMembers members() {
		return this.members;
	}

	/**
	 * Add a node without parameters to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @return this builder
	 */
	public B addNode(String type, String id) {
		return addNode(type, id, Map.of());
	}

	/**
	 * Add a node to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @param parameters the static parameters; copied; values may be null
	 * @return this builder
	 */
	public B addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters) {
		return addNode(type, id, parameters, NodeSettings.NONE);
	}

	/**
	 * Add a node to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @param parameters the static parameters; copied; values may be null
	 * @param settings how the node is run
	 * @return this builder
	 */
	public B addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters,
			NodeSettings settings) {
		this.members.addNode(type, id, parameters, settings);
		return self();
	}

	/**
	 * Connect an output to an input, within the group or across its border.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it
	 * @param to the id of the node that takes the value
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public B addConnection(String from, String output, String to, String input) {
		this.members.addConnection(from, output, to, input);
		return self();
	}

	/**
	 * Add a part of the group that takes effect as a whole: a transaction, or a savepoint
	 * where this is inside one already.
	 * @param id the id of the inner group
	 * @param scope adds its nodes
	 * @return this builder
	 */
	public B transaction(String id, Consumer<ScopeBuilder> scope) {
		this.members.transaction(id, TransactionSettings.DEFAULT, scope);
		return self();
	}

	/**
	 * Add a part of the group that is repeated.
	 * @param id the id of the inner group
	 * @param cycle adds its nodes and says when it ends
	 * @return this builder
	 */
	public B cycle(String id, Consumer<CycleBuilder> cycle) {
		this.members.cycle(id, cycle);
		return self();
	}

}
