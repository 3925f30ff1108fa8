/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.expression.Condition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Turns a workflow into a plan: finds the types, checks parameters and connections
 * against their ports, and numbers nodes and steps.
 */
final class PlanCompiler {

	final Workflow workflow;

	final List<PlannedNode> nodes = new ArrayList<>();

	final Map<String, Integer> indexes = new LinkedHashMap<>();

	final Map<String, String> environment;

	final List<Problem> problems = new ArrayList<>();

	final List<Problem> warnings = new ArrayList<>();

	private final Map<String, NodeType> types;

	final SupportMembers members;

	private final Collection<String> supports;

	private final DelegationCheck delegations;

	private final Map<String, NodeType> typesByNode = new HashMap<>();

	private final Map<String, List<InputBinding>> bindings = new HashMap<>();

	private final Map<String, Set<String>> outputs = new HashMap<>();

	private List<Group> groups = List.of();

	private GroupTree tree;

	private SupportCheck supportCheck;

	private PlanCompiler(Workflow workflow, Map<String, NodeType> types, Map<String, String> environment,
			Map<String, Workflow> workflows, Collection<String> supports) {
		this.workflow = workflow;
		this.types = types;
		this.environment = environment;
		this.supports = supports;
		this.members = new SupportMembers(types, workflows);
		this.supportCheck = new SupportCheck(this.members, supports, List.of());
		this.delegations = new DelegationCheck(types.keySet(), workflows.keySet());
		this.tree = new GroupTree(List.of(), Map.of());
	}

	/**
	 * Prepare a workflow.
	 * @param types the node types by name
	 * @param environment the variables that templates may see
	 * @param workflows the workflows of the engine by name
	 * @param supports the names of what runs transactions, the usual one first; empty
	 * when there can be none
	 */
	static WorkflowPlan compile(Workflow workflow, Map<String, NodeType> types, Map<String, String> environment,
			Map<String, Workflow> workflows, Collection<String> supports) {
		PlanCompiler compiler = new PlanCompiler(workflow, types, environment, workflows, supports);
		workflow.nodes().forEach(compiler::resolveType);
		workflow.nodes().forEach(compiler::checkParameters);
		workflow.connections().forEach(compiler::bind);
		compiler.group();
		workflow.nodes().forEach(compiler::plan);
		return new WorkflowPlan(compiler);
	}

	/**
	 * Find the groups: those that were declared, and those that nodes open.
	 */
	private void group() {
		TransactionRegions regions = new TransactionRegions(this.workflow);
		this.problems.addAll(regions.problems());
		this.groups = regions.groups();
		this.tree = new GroupTree(this.groups, this.indexes);
		this.supportCheck = new SupportCheck(this.members, this.supports, this.groups);
		this.problems.addAll(this.supportCheck.problems(this.workflow));
		if (regions.found()) {
			this.problems.addAll(CycleCheck.of(this.workflow, this.groups));
		}
		for (int i = 0; i < this.groups.size(); i++) {
			if (this.groups.get(i) instanceof Cycle cycle) {
				int place = i;
				cycle.feedback().forEach((connection) -> bindFeedback(connection, place));
			}
			else if (this.supports.isEmpty()) {
				refuse(this.groups.get(i));
			}
		}
	}

	StepGraph graph() {
		return graph(GroupTree.ROOT);
	}

	private StepGraph graph(int group) {
		Map<Integer, int[]> steps = this.tree.steps(group);
		int[] keys = steps.keySet().stream().mapToInt(Integer::intValue).toArray();
		return StepGraph.of(keys, steps.values().toArray(int[][]::new), this.nodes);
	}

	PlannedGroup[] groups() {
		PlannedGroup[] planned = new PlannedGroup[this.tree.size()];
		for (int i = 0; i < planned.length; i++) {
			planned[i] = (this.tree.group(i) instanceof Cycle cycle) ? cycle(i, cycle)
					: scope(i, (TransactionScope) this.tree.group(i));
		}
		return planned;
	}

	private PlannedScope scope(int index, TransactionScope scope) {
		Integer opening = this.indexes.get(scope.id());
		int[] commits = nodesOf(index, TransactionNodes.COMMIT);
		int[] rollbacks = nodesOf(index, TransactionNodes.ROLLBACK);
		return new PlannedScope(scope.id(), members(index), graph(index), this.supportCheck.support(scope),
				scope.settings(), (opening != null) ? this.nodes.get(opening) : null, commits, rollbacks);
	}

	private int[] members(int group) {
		return this.tree.steps(group).values().stream().flatMapToInt(Arrays::stream).sorted().toArray();
	}

	/**
	 * Return the nodes of a type whose innermost transaction is the given one.
	 */
	private int[] nodesOf(int scope, String type) {
		return this.indexes.values()
			.stream()
			.mapToInt(Integer::intValue)
			.filter((node) -> this.nodes.get(node).type().name().equals(type) && transactionOf(node) == scope)
			.toArray();
	}

	private int transactionOf(int node) {
		int group = this.tree.groupOf(node);
		while (group != GroupTree.ROOT && this.tree.group(group) instanceof Cycle) {
			group = this.tree.parentOf(group);
		}
		return group;
	}

	private PlannedCycle cycle(int index, Cycle cycle) {
		int[] members = members(index);
		InputBinding[] feedback = this.nodes.stream()
			.flatMap((node) -> node.feedback().stream())
			.filter((binding) -> binding.cycle() == index)
			.toArray(InputBinding[]::new);
		return new PlannedCycle(cycle.id(), index, graph(index), members, feedback,
				Objects.requireNonNullElse(cycle.maxIterations(), Integer.MAX_VALUE), condition(cycle),
				cycle.timeout());
	}

	private @Nullable Condition condition(Cycle cycle) {
		try {
			return (cycle.convergeWhen() != null) ? Condition.parse(cycle.convergeWhen()) : null;
		}
		catch (DataFlowException ex) {
			this.problems.add(new Problem(ex.errorCode(), null, "Cycle '" + cycle.id() + "': " + Problem.textOf(ex),
					ex.action()));
			return null;
		}
	}

	@Nullable NodeType typeOf(String nodeId) {
		return this.typesByNode.get(nodeId);
	}

	@Nullable Port input(String name) {
		return this.workflow.inputs().stream().filter((port) -> port.name().equals(name)).findFirst().orElse(null);
	}

	private void resolveType(NodeDefinition node) {
		this.indexes.put(node.id(), this.indexes.size());
		NodeType type = this.types.get(node.type());
		if (type != null) {
			this.typesByNode.put(node.id(), type);
			return;
		}
		this.problems.add(new Problem(ErrorCode.UNSUPPORTED, node.id(),
				"Node '" + node.id() + "' has the type '" + node.type() + "', which is not registered.",
				Hint.of(node.type(), this.types.keySet())));
	}

	private void checkParameters(NodeDefinition node) {
		NodeType type = this.typesByNode.get(node.id());
		if (type == null) {
			return;
		}
		node.parameters().forEach((name, value) -> {
			Port port = type.input(name);
			if (!type.takes(name)) {
				(type.isStrict() ? this.problems : this.warnings).add(InputCheck.unknown(node.id(), type, name));
			}
			else if (port != null && !PortTypes.accepts(port, value) && !isTemplate(type, name, value)) {
				this.problems.add(InputCheck.mismatch(node.id(), "Parameter", name, port, value));
			}
		});
		this.problems.addAll(this.delegations.problems(node, type));
	}

	private static boolean isTemplate(NodeType type, String name, @Nullable Object value) {
		return Template.parse(value, type.localNames(name), (malformed) -> {
		}) != null;
	}

	private void bind(Connection connection) {
		InputBinding binding = binding(connection);
		if (binding != null) {
			this.bindings.computeIfAbsent(connection.to(), (id) -> new ArrayList<>()).add(binding);
		}
	}

	private void bindFeedback(Connection connection, int cycle) {
		InputBinding binding = binding(connection);
		if (binding != null) {
			this.bindings.computeIfAbsent(connection.to(), (id) -> new ArrayList<>()).add(binding.asFeedback(cycle));
		}
	}

	private Set<String> outputsOf(String nodeId) {
		NodeType type = this.typesByNode.get(nodeId);
		if (type == null || !type.hasOpenOutputs()) {
			return Set.of();
		}
		Map<String, @Nullable Object> known = new LinkedHashMap<>();
		Set<String> arriving = new LinkedHashSet<>();
		this.workflow.nodes()
			.get(Objects.requireNonNull(this.indexes.get(nodeId)))
			.parameters()
			.forEach((name, value) -> {
				if (isTemplate(type, name, value)) {
					arriving.add(name);
				}
				else {
					known.put(name, value);
				}
			});
		for (Connection connection : this.workflow.connections()) {
			if (connection.to().equals(nodeId)) {
				arriving.add(connection.input().split("\\.")[0]);
			}
		}
		return type.outputNames(known, arriving);
	}

	private @Nullable InputBinding binding(Connection connection) {
		ConnectionCheck check = new ConnectionCheck(connection, this.typesByNode.get(connection.from()),
				this.typesByNode.get(connection.to()), this.problems);
		check.checkOutput();
		check.checkOutput(this.outputs.computeIfAbsent(connection.from(), this::outputsOf));
		return check.bind(this.indexes);
	}

	private void plan(NodeDefinition node) {
		NodeType type = this.typesByNode.get(node.id());
		if (type == null) {
			// stands in, so that the other nodes can be checked; a plan with problems
			// never runs
			type = NodeType.of("Unknown").run((inputs) -> Mono.empty());
		}
		NodeTemplates templates = new TemplateCheck(node, type, this).templates();
		this.nodes.add(new PlannedNode(node, type, this.bindings.getOrDefault(node.id(), List.of()), templates));
	}

	private void refuse(Group scope) {
		this.problems.add(new Problem(ErrorCode.UNSUPPORTED, null,
				"Transaction '" + scope.id() + "' cannot run: the engine has no transaction support.",
				"Use an engine that is joined to a database, or give WorkflowEngine.builder() a TransactionSupport."));
	}

}
