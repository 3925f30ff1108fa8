/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.ErrorCode;
import reactor.core.publisher.Mono;

/**
 * Turns a workflow into a plan: finds the types, checks parameters and connections
 * against their ports, and numbers nodes and steps.
 */
final class PlanCompiler {

	final Workflow workflow;

	final List<PlannedNode> nodes = new ArrayList<>();

	final Map<String, Integer> indexes = new LinkedHashMap<>();

	final List<Problem> problems = new ArrayList<>();

	final List<Problem> warnings = new ArrayList<>();

	private final Map<String, NodeType> types;

	private final Map<String, NodeType> typesByNode = new HashMap<>();

	private final Map<String, List<InputBinding>> bindings = new HashMap<>();

	private PlanCompiler(Workflow workflow, Map<String, NodeType> types) {
		this.workflow = workflow;
		this.types = types;
	}

	static WorkflowPlan compile(Workflow workflow, Map<String, NodeType> types, boolean transactions) {
		PlanCompiler compiler = new PlanCompiler(workflow, types);
		workflow.nodes().forEach(compiler::resolveType);
		workflow.nodes().forEach(compiler::checkParameters);
		workflow.connections().forEach(compiler::bind);
		workflow.nodes().forEach(compiler::plan);
		if (!transactions) {
			workflow.scopes().forEach(compiler::refuse);
		}
		return new WorkflowPlan(compiler);
	}

	StepGraph graph() {
		Map<String, Integer> scopeOf = new HashMap<>();
		List<TransactionScope> scopes = this.workflow.scopes();
		for (int scope = 0; scope < scopes.size(); scope++) {
			for (String id : scopes.get(scope).nodeIds()) {
				scopeOf.put(id, -1 - scope);
			}
		}
		Map<Integer, int[]> steps = new LinkedHashMap<>();
		this.indexes.forEach((id, index) -> steps.computeIfAbsent(scopeOf.getOrDefault(id, index), this::members));
		int[] nodes = steps.keySet().stream().mapToInt(Integer::intValue).toArray();
		return StepGraph.of(nodes, steps.values().toArray(int[][]::new), this.nodes);
	}

	private int[] members(int step) {
		return (step >= 0) ? new int[] { step } : indexesOf(this.workflow.scopes().get(-1 - step).nodeIds());
	}

	PlannedScope[] scopes() {
		return this.workflow.scopes().stream().map((scope) -> {
			int[] members = indexesOf(scope.nodeIds());
			int[][] steps = new int[members.length][];
			for (int i = 0; i < members.length; i++) {
				steps[i] = new int[] { members[i] };
			}
			return new PlannedScope(scope.id(), members, StepGraph.of(members, steps, this.nodes));
		}).toArray(PlannedScope[]::new);
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
			else if (port != null && !PortTypes.accepts(port, value)) {
				this.problems.add(InputCheck.mismatch(node.id(), "Parameter", name, port, value));
			}
		});
	}

	private void bind(Connection connection) {
		NodeType source = this.typesByNode.get(connection.from());
		NodeType target = this.typesByNode.get(connection.to());
		ConnectionCheck check = new ConnectionCheck(connection, source, target, this.problems);
		check.checkOutput();
		InputBinding binding = check.bind(this.indexes);
		if (binding != null) {
			this.bindings.computeIfAbsent(connection.to(), (id) -> new ArrayList<>()).add(binding);
		}
	}

	private void plan(NodeDefinition node) {
		NodeType type = this.typesByNode.get(node.id());
		if (type == null) {
			// stands in, so that the other nodes can be checked; a plan with problems
			// never runs
			type = NodeType.of("Unknown").run((inputs) -> Mono.empty());
		}
		this.nodes.add(new PlannedNode(node, type, this.bindings.getOrDefault(node.id(), List.of())));
	}

	private void refuse(TransactionScope scope) {
		this.problems.add(new Problem(ErrorCode.UNSUPPORTED, null,
				"Transaction '" + scope.id() + "' cannot run: the engine has no transaction support.",
				"Use an engine that is joined to a database, or give WorkflowEngine.builder() a TransactionSupport."));
	}

	private int[] indexesOf(List<String> ids) {
		return ids.stream().mapToInt((id) -> Objects.requireNonNull(this.indexes.get(id))).toArray();
	}

}
