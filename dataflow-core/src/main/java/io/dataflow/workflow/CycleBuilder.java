/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Adds nodes to a cycle of a workflow and says when it ends.
 *
 * @since 0.1.0
 */
public final class CycleBuilder {

	private final GroupMembers members;

	private final List<Connection> feedback = new ArrayList<>();

	private @Nullable Integer maxIterations;

	private @Nullable String convergeWhen;

	private @Nullable Duration timeout;

	CycleBuilder(GroupMembers members) {
		this.members = members;
	}

	/**
	 * Give a node of the cycle what one of its nodes gave in the iteration before.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it
	 * @param to the id of the node that takes the value, which may be the same
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public CycleBuilder feedback(String from, String output, String to, String input) {
		this.feedback.add(new Connection(from, output, to, input));
		return this;
	}

	/**
	 * End the cycle after a number of iterations.
	 * @param number how many iterations there may be, at least 1
	 * @return this builder
	 */
	public CycleBuilder maxIterations(int number) {
		this.maxIterations = number;
		return this;
	}

	/**
	 * End the cycle after an iteration for which a condition holds. A condition that
	 * cannot be evaluated fails the run.
	 * @param condition the condition, for instance {@code total >= 100 or iteration > 5};
	 * {@link Cycle} lists what it sees
	 * @return this builder
	 */
	public CycleBuilder convergeWhen(String condition) {
		this.convergeWhen = Objects.requireNonNull(condition, "'condition' must not be null");
		return this;
	}

	/**
	 * Begin no further iteration after some time.
	 * @param limit the time, more than zero
	 * @return this builder
	 */
	public CycleBuilder timeout(Duration limit) {
		this.timeout = Objects.requireNonNull(limit, "'limit' must not be null");
		return this;
	}

	/**
	 * Add a node without parameters to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @return this builder
	 */
	public CycleBuilder addNode(String type, String id) {
		return addNode(type, id, Map.of());
	}

	/**
	 * Add a node to the group.
	 * @param type the name of the node type
	 * @param id the id, unique in the whole workflow
	 * @param parameters the static parameters; copied; values may be null
	 * @return this builder
	 */
	public CycleBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters) {
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
	public CycleBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters,
			NodeSettings settings) {
		this.members.addNode(type, id, parameters, settings);
		return this;
	}

	/**
	 * Connect an output to an input, within the group or across its border.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it
	 * @param to the id of the node that takes the value
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public CycleBuilder addConnection(String from, String output, String to, String input) {
		this.members.addConnection(from, output, to, input);
		return this;
	}

	/**
	 * Add a part of the group that takes effect as a whole: a transaction, or a savepoint
	 * where this is inside one already.
	 * @param id the id of the inner group
	 * @param scope adds its nodes
	 * @return this builder
	 */
	public CycleBuilder transaction(String id, Consumer<ScopeBuilder> scope) {
		this.members.transaction(id, TransactionSettings.DEFAULT, scope);
		return this;
	}

	/**
	 * Add a part of the group that is repeated.
	 * @param id the id of the inner group
	 * @param cycle adds its nodes and says when it ends
	 * @return this builder
	 */
	public CycleBuilder cycle(String id, Consumer<CycleBuilder> cycle) {
		this.members.cycle(id, cycle);
		return this;
	}

	Cycle build(String id, @Nullable String parent) {
		return new Cycle(id, this.members.nodeIds(), this.feedback, this.maxIterations, this.convergeWhen, this.timeout,
				parent);
	}

}
