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

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a node will be given, before a run: required inputs, types of run inputs,
 * and the node type's own check.
 */
final class InputCheck {

	private final PlannedNode node;

	private final RunInputs inputs;

	private final boolean declared;

	private final Map<String, @Nullable Object> shared;

	private final Map<String, @Nullable Object> addressed;

	private final Set<String> arriving;

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Create a check.
	 * @param declared whether the workflow declares its inputs, so that what templates
	 * refer to is checked elsewhere
	 */
	private InputCheck(PlannedNode node, RunInputs inputs, boolean declared) {
		this.node = node;
		this.inputs = inputs;
		this.declared = declared;
		this.shared = inputs.sharedWith(node);
		this.addressed = inputs.addressedTo(node);
		this.arriving = new LinkedHashSet<>(node.arriving());
		this.arriving.addAll(this.shared.keySet());
		this.arriving.addAll(this.addressed.keySet());
	}

	static Map<String, List<Problem>> withoutRunInputs(PlannedNode[] nodes, boolean declared) {
		Map<String, List<Problem>> problems = new HashMap<>();
		for (PlannedNode node : nodes) {
			List<Problem> found = new InputCheck(node, RunInputs.NONE, declared).problems();
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
		errors.addAll(new WorkflowInputCheck(plan, inputs).problems());
		for (PlannedNode node : plan.nodes()) {
			InputCheck check = new InputCheck(node, inputs, !plan.inputs().isEmpty());
			boolean touched = !check.shared.isEmpty() || !check.addressed.isEmpty();
			boolean differs = touched || !node.templates().isEmpty();
			errors.addAll((differs) ? check.problems() : plan.inputProblems().getOrDefault(node.id(), List.of()));
			if (touched && !node.type().isStrict()) {
				warnings.addAll(check.unknown());
			}
		}
		return new ValidationReport(plan.workflow(), errors, warnings);
	}

	/**
	 * Tell whether run inputs, whose names are known to fit, have values that fit, too.
	 * All other checks depend on nothing but the plan and the names.
	 */
	static boolean fits(WorkflowPlan plan, RunInputs inputs) {
		if (!new WorkflowInputCheck(plan, inputs).problems().isEmpty()) {
			return false;
		}
		for (PlannedNode node : plan.nodes()) {
			if (!fits(node, inputs.sharedWith(node)) || !fits(node, inputs.addressedTo(node))) {
				return false;
			}
		}
		return true;
	}

	private static boolean fits(PlannedNode node, Map<String, @Nullable Object> values) {
		for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
			Port port = node.type().input(entry.getKey());
			if (port != null
					&& (!PortTypes.accepts(port, entry.getValue()) || (port.required() && entry.getValue() == null))) {
				return false;
			}
		}
		return true;
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
		checkTemplates();
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
		return this.addressed.keySet()
			.stream()
			.filter((name) -> !this.node.type().takes(name))
			.map((name) -> unknown(this.node.id(), this.node.type(), name))
			.toList();
	}

	private void checkRequired() {
		Set<String> given = new LinkedHashSet<>(this.node.parameters().keySet());
		given.addAll(this.arriving);
		List<String> missing = new ArrayList<>();
		for (Port port : this.node.type().inputs()) {
			if (port.required() && !PlannedNode.isGiven(port, given)) {
				missing.add(port.name());
			}
		}
		if (!missing.isEmpty()) {
			this.problems.add(new Problem(ErrorCode.MISSING_PARAMETER, this.node.id(),
					"Node '" + this.node.id() + "' misses required inputs: " + missing + ". Given: " + given + ".",
					"Set them as parameters, connect them, or give them as run inputs."));
		}
	}

	private void checkTemplates() {
		if (this.declared || this.node.templates().isEmpty()) {
			return;
		}
		for (String name : this.node.templates()
			.runInputs((port) -> PlannedNode.isReplaced(port, this.shared, this.addressed))) {
			if (!this.inputs.has(name)) {
				DataFlowException missing = InvalidInputException.missing(this.node.id(), name,
						this.inputs.sharedNames());
				this.problems
					.add(new Problem(missing.errorCode(), this.node.id(), Problem.textOf(missing), missing.action()));
			}
		}
	}

	private void checkNull() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(this.node.parameters());
		values.putAll(this.shared);
		values.keySet().removeAll(this.node.arriving());
		values.putAll(this.addressed);
		values.forEach((name, value) -> {
			Port port = this.node.type().input(name);
			if (value == null && port != null && port.required()) {
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
		Set<String> known = this.arriving;
		if (!parameters.isEmpty()) {
			removeReplaced(parameters);
			Set<String> mismatched = mismatched(parameters);
			parameters.keySet().removeAll(mismatched);
			known = new LinkedHashSet<>(this.arriving);
			known.addAll(this.node.templates().names());
			known.addAll(mismatched);
		}
		for (DataFlowException error : ask(parameters, known)) {
			this.problems.add(Problem.from(this.node.id(), error));
		}
	}

	private void removeReplaced(Map<String, @Nullable Object> parameters) {
		for (String name : replaced()) {
			parameters.remove(name);
			Port port = this.node.type().input(name);
			if (port != null) {
				port.namesBeside(name).forEach(parameters::remove);
			}
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
		names.addAll(this.node.templates().names());
		names.addAll(this.addressed.keySet());
		for (InputBinding binding : this.node.bindings()) {
			if (!binding.isEntry()) {
				names.add(binding.input());
			}
		}
		return names;
	}

	private Collection<? extends DataFlowException> ask(Map<String, @Nullable Object> parameters, Set<String> known) {
		try {
			return this.node.type().check().check(parameters, known);
		}
		catch (DataFlowException ex) {
			return List.of(ex);
		}
	}

}
