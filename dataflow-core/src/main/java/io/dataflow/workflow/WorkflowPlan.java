/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A workflow prepared for runs: nodes by index and the graph of steps. Does not refer to
 * the {@link Workflow}, which is the weak key under which plans are kept.
 */
final class WorkflowPlan {

	private final String workflow;

	private final PlannedNode[] nodes;

	private final String[] nodeIds;

	private final Map<String, Integer> indexes;

	private final Map<String, Port> inputs = new LinkedHashMap<>();

	private final Map<String, @Nullable Object> defaults = new LinkedHashMap<>();

	private final Map<String, String> environment;

	private final boolean templates;

	private final PlannedGroup[] groups;

	private final boolean cycles;

	private final StepGraph graph;

	private final List<Problem> problems;

	private final List<Problem> warnings;

	private final Map<String, List<Problem>> inputProblems;

	private final Map<String, String> members;

	/** Names that were found to fit, since callers mostly give the same ones again. */
	private volatile @Nullable InputNames fitting;

	WorkflowPlan(PlanCompiler compiler) {
		this.workflow = compiler.workflow.name();
		this.nodes = compiler.nodes.toArray(PlannedNode[]::new);
		this.nodeIds = Arrays.stream(this.nodes).map(PlannedNode::id).toArray(String[]::new);
		this.indexes = compiler.indexes;
		for (Port input : compiler.workflow.inputs()) {
			this.inputs.put(input.name(), input);
			if (input.hasDefault()) {
				this.defaults.put(input.name(), input.defaultValue());
			}
		}
		this.environment = compiler.environment;
		this.templates = compiler.nodes.stream().anyMatch((node) -> !node.templates().isEmpty());
		this.groups = compiler.groups();
		this.cycles = Arrays.stream(this.groups).anyMatch(PlannedCycle.class::isInstance);
		this.graph = compiler.graph();
		this.members = compiler.members.of(compiler.workflow);
		this.problems = List.copyOf(compiler.problems);
		this.warnings = List.copyOf(compiler.warnings);
		this.inputProblems = InputCheck.withoutRunInputs(this.nodes, !this.inputs.isEmpty());
	}

	String workflow() {
		return this.workflow;
	}

	int size() {
		return this.nodes.length;
	}

	PlannedNode node(int index) {
		return this.nodes[index];
	}

	PlannedNode[] nodes() {
		return this.nodes;
	}

	PlannedGroup group(int index) {
		return this.groups[index];
	}

	/**
	 * Return how many groups there are.
	 */
	int groups() {
		return this.groups.length;
	}

	/**
	 * Return whether a run may keep its thread busy without end.
	 */
	boolean hasCycles() {
		return this.cycles;
	}

	/**
	 * Return the declared inputs of the workflow.
	 */
	Collection<Port> inputs() {
		return this.inputs.values();
	}

	@Nullable Port input(String name) {
		return this.inputs.get(name);
	}

	/**
	 * Return the variables that templates may see.
	 */
	Map<String, String> environment() {
		return this.environment;
	}

	boolean hasTemplates() {
		return this.templates;
	}

	/**
	 * Return the inputs of a run with the defaults of those that are not given.
	 */
	Map<String, @Nullable Object> withDefaults(Map<String, @Nullable Object> given) {
		if (given.keySet().containsAll(this.defaults.keySet())) {
			return given;
		}
		Map<String, @Nullable Object> all = new LinkedHashMap<>(this.defaults);
		all.putAll(given);
		return all;
	}

	/**
	 * Return the ids of the nodes, which are not to be changed.
	 */
	String[] nodeIds() {
		return this.nodeIds;
	}

	StepGraph graph() {
		return this.graph;
	}

	boolean hasNode(String id) {
		return this.indexes.containsKey(id);
	}

	int indexOf(String id) {
		Integer index = this.indexes.get(id);
		if (index == null) {
			throw new UnknownNodeException(this.workflow, id, this.indexes.keySet());
		}
		return index;
	}

	/**
	 * Return the problems that no run input can cure.
	 */
	List<Problem> problems() {
		return this.problems;
	}

	List<Problem> warnings() {
		return this.warnings;
	}

	/**
	 * Return by the names of what runs transactions the first of the nodes that take part
	 * in them.
	 */
	Map<String, String> members() {
		return this.members;
	}

	/**
	 * Remember that run inputs fit, whatever their values are.
	 */
	void rememberFitting(RunInputs inputs) {
		this.fitting = inputs.names();
	}

	/**
	 * Tell whether run inputs have names that are known to fit.
	 */
	boolean isFitting(RunInputs inputs) {
		InputNames names = this.fitting;
		return names != null && inputs.have(names);
	}

	/**
	 * Return the problems that nodes have when there are no run inputs, by node id.
	 */
	Map<String, List<Problem>> inputProblems() {
		return this.inputProblems;
	}

}
