/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a node will be given, before a run: required inputs, types of run inputs,
 * and the node type's own check.
 */
final class InputCheck {

	private final PlannedNode node;

	private final Map<String, @Nullable Object> shared;

	private final Map<String, @Nullable Object> addressed;

	private final Set<String> arriving;

	private final List<Problem> problems = new ArrayList<>();

	private InputCheck(PlannedNode node, RunInputs inputs) {
		this.node = node;
		this.shared = inputs.sharedWith(node);
		this.addressed = inputs.addressedTo(node);
		this.arriving = new LinkedHashSet<>(node.arriving());
		this.arriving.addAll(this.shared.keySet());
		this.arriving.addAll(this.addressed.keySet());
	}

	static Map<String, List<Problem>> withoutRunInputs(PlannedNode[] nodes) {
		Map<String, List<Problem>> problems = new HashMap<>();
		for (PlannedNode node : nodes) {
			List<Problem> found = new InputCheck(node, RunInputs.NONE).problems();
			if (!found.isEmpty()) {
				problems.put(node.id(), found);
			}
		}
		return problems;
	}

	/**
	 * Return the problems and warnings of a plan that is given run inputs.
	 */
	static ValidationReport check(WorkflowPlan plan, RunInputs inputs) {
		List<Problem> errors = new ArrayList<>(plan.problems());
		List<Problem> warnings = new ArrayList<>(plan.warnings());
		for (PlannedNode node : plan.nodes()) {
			InputCheck check = new InputCheck(node, inputs);
			boolean touched = !check.shared.isEmpty() || !check.addressed.isEmpty();
			errors.addAll((touched) ? check.problems() : plan.inputProblems().getOrDefault(node.id(), List.of()));
			if (touched && !node.type().isStrict()) {
				warnings.addAll(check.unknown());
			}
		}
		return new ValidationReport(plan.workflow(), errors, warnings);
	}

	static Problem unknown(String nodeId, NodeType type, String name) {
		return new Problem(ErrorCode.UNKNOWN_PARAMETER, nodeId,
				"Node '" + nodeId + "' is given '" + name + "', which " + type.name() + " does not declare.",
				Hint.of(name, type.inputNames()));
	}

	static Problem mismatch(String nodeId, String kind, String name, Port port, @Nullable Object value) {
		return new Problem(
				ErrorCode.TYPE_MISMATCH, nodeId, kind + " '" + name + "' of node '" + nodeId + "' must be of type "
						+ PortTypes.name(port) + ", but is " + PortTypes.describe(port, value) + ".",
				"Give a value of that type.");
	}

	private List<Problem> problems() {
		checkRequired();
		checkNull();
		checkTypes(this.shared);
		checkTypes(this.addressed);
		if (this.node.type().isStrict()) {
			this.problems.addAll(unknown());
		}
		checkParameters();
		return this.problems;
	}

	private List<Problem> unknown() {
		List<Problem> unknown = new ArrayList<>(0);
		for (String name : this.addressed.keySet()) {
			if (!this.node.type().takes(name)) {
				unknown.add(unknown(this.node.id(), this.node.type(), name));
			}
		}
		return unknown;
	}

	private void checkRequired() {
		List<String> missing = new ArrayList<>(0);
		for (Port port : this.node.type().inputs()) {
			if (port.required() && !PlannedNode.isGiven(port, this.node.parameters().keySet())
					&& !PlannedNode.isGiven(port, this.arriving)) {
				missing.add(port.name());
			}
		}
		if (!missing.isEmpty()) {
			Set<String> given = new LinkedHashSet<>(this.node.parameters().keySet());
			given.addAll(this.arriving);
			this.problems.add(new Problem(ErrorCode.MISSING_PARAMETER, this.node.id(),
					"Node '" + this.node.id() + "' misses required inputs: " + missing + ". Given: " + given + ".",
					"Set them as parameters, connect them, or give them as run inputs."));
		}
	}

	private void checkNull() {
		checkNull(this.node.parameters(), this.arriving::contains);
		checkNull(this.shared, (name) -> this.node.arriving().contains(name) || this.addressed.containsKey(name));
		checkNull(this.addressed, (name) -> false);
	}

	private void checkNull(Map<String, @Nullable Object> values, Predicate<String> replaced) {
		values.forEach((name, value) -> {
			Port port = this.node.type().input(name);
			if (value == null && port != null && port.required() && !replaced.test(name)) {
				this.problems.add(new Problem(ErrorCode.NULL_VALUE, this.node.id(),
						"Input '" + name + "' of node '" + this.node.id() + "' must have a value, but is null.",
						"Give a value."));
			}
		});
	}

	private void checkTypes(Map<String, @Nullable Object> values) {
		values.forEach((name, value) -> {
			Port port = this.node.type().input(name);
			if (port != null && !PortTypes.accepts(port, value)) {
				this.problems.add(mismatch(this.node.id(), "Run input", name, port, value));
			}
		});
	}

	private void checkParameters() {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>(this.node.parameters());
		for (String name : replaced()) {
			parameters.remove(name);
			Port port = this.node.type().input(name);
			if (port != null) {
				port.namesBeside(name).forEach(parameters::remove);
			}
		}
		Set<String> mismatched = mismatched(parameters);
		parameters.keySet().removeAll(mismatched);
		for (DataFlowException error : ask(parameters, mismatched)) {
			this.problems.add(Problem.from(this.node.id(), error));
		}
	}

	/**
	 * What the plan reports already, the node need not report again.
	 */
	private Set<String> mismatched(Map<String, @Nullable Object> parameters) {
		Set<String> names = new LinkedHashSet<>();
		parameters.forEach((name, value) -> {
			Port port = this.node.type().input(name);
			if (port != null && !PortTypes.accepts(port, value)) {
				names.add(name);
			}
		});
		return names;
	}

	private Set<String> replaced() {
		Set<String> names = new LinkedHashSet<>(this.shared.keySet());
		names.addAll(this.addressed.keySet());
		for (InputBinding binding : this.node.bindings()) {
			if (!binding.isEntry()) {
				names.add(binding.input());
			}
		}
		return names;
	}

	private Collection<? extends DataFlowException> ask(Map<String, @Nullable Object> parameters,
			Set<String> mismatched) {
		Set<String> known = new LinkedHashSet<>(this.arriving);
		known.addAll(mismatched);
		try {
			return this.node.type().check().check(parameters, known);
		}
		catch (DataFlowException ex) {
			return List.of(ex);
		}
	}

}
