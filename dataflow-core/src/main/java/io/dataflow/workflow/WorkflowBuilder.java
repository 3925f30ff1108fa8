/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Collects nodes and connections in any order; {@link #build()} checks them.
 *
 * @since 0.1.0
 */
public final class WorkflowBuilder {

	private final String name;

	private final List<NodeDefinition> nodes = new ArrayList<>();

	private final List<Connection> connections = new ArrayList<>();

	private final List<Group> groups = new ArrayList<>();

	private final Map<String, Port> inputs = new LinkedHashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	private final Deque<String> open = new ArrayDeque<>();

	private String description = "";

	WorkflowBuilder(String name) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
	}

	/**
	 * Say what the workflow does.
	 * @param text the description
	 * @return this builder
	 */
	public WorkflowBuilder description(String text) {
		this.description = Objects.requireNonNull(text, "'text' must not be null");
		return this;
	}

	/**
	 * Declare an input that every run must give.
	 * @param input the name
	 * @param type the type of its values
	 * @return this builder
	 */
	public WorkflowBuilder input(String input, Class<?> type) {
		return input(Port.required(input, type));
	}

	/**
	 * Declare an input of the workflow. Templates refer to it as
	 * <code>{{ inputs.name }}</code>, and nodes that declare an input of the same name
	 * are given it. In a workflow that declares inputs, templates may name no others.
	 * @param input the input
	 * @return this builder
	 */
	public WorkflowBuilder input(Port input) {
		if (this.inputs.putIfAbsent(input.name(), input) != null) {
			this.problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, null,
					"Workflow input '" + input.name() + "' is declared twice.", "Remove one of them."));
		}
		return this;
	}

	/**
	 * Add a node without parameters.
	 * @param type the name of the node type
	 * @param id the id: letters, digits, {@code _} and {@code -}, not beginning with a
	 * digit
	 * @return this builder
	 */
	public WorkflowBuilder addNode(String type, String id) {
		return addNode(type, id, Map.of());
	}

	/**
	 * Add a node.
	 * @param type the name of the node type
	 * @param id the id: letters, digits, {@code _} and {@code -}, not beginning with a
	 * digit
	 * @param parameters the static parameters; copied; values may be null
	 * @return this builder
	 */
	public WorkflowBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters) {
		return addNode(type, id, parameters, NodeSettings.NONE);
	}

	/**
	 * Add a node.
	 * @param type the name of the node type
	 * @param id the id: letters, digits, {@code _} and {@code -}, not beginning with a
	 * digit
	 * @param parameters the static parameters; copied; values may be null
	 * @param settings how the node is run
	 * @return this builder
	 */
	public WorkflowBuilder addNode(String type, String id, Map<String, ? extends @Nullable Object> parameters,
			NodeSettings settings) {
		this.nodes.add(NodeDefinition.of(type, id, parameters, settings));
		return this;
	}

	/**
	 * Connect an output to an input.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it; {@code result} is the whole result
	 * @param to the id of the node that takes the value
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public WorkflowBuilder addConnection(String from, String output, String to, String input) {
		this.connections.add(new Connection(from, output, to, input));
		return this;
	}

	/**
	 * Add a group of nodes that takes effect as a whole. It starts when all inputs from
	 * outside are there, runs its nodes one at a time in one transaction, and gives its
	 * outputs to other nodes once it has committed.
	 * @param id the id of the group
	 * @param scope adds the nodes of the group
	 * @return this builder
	 */
	public WorkflowBuilder transaction(String id, Consumer<ScopeBuilder> scope) {
		return transaction(id, TransactionSettings.DEFAULT, scope);
	}

	/**
	 * Add a group of nodes that takes effect as a whole, as
	 * {@link #transaction(String, Consumer)} does.
	 * @param id the id of the group
	 * @param settings what the transaction is asked for
	 * @param scope adds the nodes of the group
	 * @return this builder
	 */
	public WorkflowBuilder transaction(String id, TransactionSettings settings, Consumer<ScopeBuilder> scope) {
		transaction(id, settings, null, scope);
		return this;
	}

	/**
	 * Add a group of nodes that is run again and again until it ends by its number of
	 * iterations, a condition or the time. It starts when all inputs from outside are
	 * there and gives its outputs to other nodes after its last iteration.
	 * @param id the id of the group
	 * @param cycle adds the nodes of the group and says when it ends
	 * @return this builder
	 */
	public WorkflowBuilder cycle(String id, Consumer<CycleBuilder> cycle) {
		cycle(id, null, cycle);
		return this;
	}

	/**
	 * Add a group whose nodes are added with {@code addNode}, before or after it.
	 * @param group the group; one that is part of another is added after that one
	 * @return this builder
	 */
	public WorkflowBuilder addGroup(Group group) {
		this.groups.add(Objects.requireNonNull(group, "'group' must not be null"));
		return this;
	}

	void transaction(String id, TransactionSettings settings, @Nullable String parent, Consumer<ScopeBuilder> scope) {
		Objects.requireNonNull(scope, "'scope' must not be null");
		GroupMembers members = new GroupMembers(this, id);
		ScopeBuilder builder = new ScopeBuilder(members);
		collect(id, parent, () -> scope.accept(builder),
				() -> new TransactionScope(id, members.nodeIds(), settings, parent, builder.database));
	}

	void cycle(String id, @Nullable String parent, Consumer<CycleBuilder> cycle) {
		Objects.requireNonNull(cycle, "'cycle' must not be null");
		CycleBuilder builder = new CycleBuilder(new GroupMembers(this, id));
		collect(id, parent, () -> cycle.accept(builder), () -> builder.build(id, parent));
	}

	/**
	 * Note the problem of a node that is added to a group whose members are complete.
	 */
	void requireOpen(String group, String nodeId) {
		if (!this.open.contains(group)) {
			this.problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, nodeId,
					"Node '" + nodeId + "' is added to group '" + group + "', which has ended.",
					"Use the builder of a group only inside its lambda expression."));
		}
	}

	private void collect(String id, @Nullable String parent, Runnable members, Supplier<Group> group) {
		String outer = this.open.peek();
		if (!Objects.equals(outer, parent)) {
			this.problems.add(misplaced(id, outer));
			return;
		}
		int place = this.groups.size();
		this.open.push(id);
		try {
			members.run();
		}
		finally {
			this.open.pop();
		}
		this.groups.add(place, group.get());
	}

	/**
	 * Check the structure and return the workflow.
	 * @return the workflow
	 * @throws WorkflowValidationException DF-805 with all problems: DF-801 (no nodes, bad
	 * or repeated id), DF-201 (unknown node, self connection), DF-204 (cycle), DF-205 and
	 * DF-206 (malformed path), DF-207 (repeated connection)
	 */
	public Workflow build() {
		List<Problem> found = new ArrayList<>(this.problems);
		List<Problem> references = new GroupReferences(this.nodes, this.groups).problems();
		found.addAll(references);
		Workflow workflow = new Workflow(this.name, this.description, List.copyOf(this.inputs.values()), this.nodes,
				this.connections, (references.isEmpty()) ? this.groups : List.of());
		found.addAll(new StructureCheck(workflow).problems());
		if (!found.isEmpty()) {
			throw new WorkflowValidationException(this.name, found);
		}
		return workflow;
	}

	private static Problem misplaced(String id, @Nullable String outer) {
		return new Problem(ErrorCode.INVALID_WORKFLOW, null,
				(outer != null) ? "Group '" + id + "' is declared inside group '" + outer + "', but on the workflow."
						: "Group '" + id + "' is declared on a group that has ended.",
				(outer != null)
						? "Declare it on the builder of '" + outer + "', which makes it a part of it, or beside."
						: "Use the builder of a group only inside its lambda expression.");
	}

}
