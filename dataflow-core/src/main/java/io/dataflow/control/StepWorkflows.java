/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;

/**
 * The workflows that do and undo steps, checked before the first of them is run.
 */
final class StepWorkflows {

	private final Map<String, Workflow> forward = new HashMap<>();

	private final Map<String, Workflow> backward = new HashMap<>();

	private final Set<String> databases = new TreeSet<>();

	private final List<DataFlowException> problems = new ArrayList<>();

	private StepWorkflows() {
	}

	/**
	 * Make the workflows.
	 * @throws DataFlowException when one of them cannot be run
	 */
	static StepWorkflows of(WorkflowEngine engine, List<SagaStep> steps) {
		StepWorkflows workflows = new StepWorkflows();
		steps.forEach((step) -> workflows.add(engine, step));
		if (!workflows.problems.isEmpty()) {
			throw InvalidStepException.all(workflows.problems);
		}
		return workflows;
	}

	/**
	 * Return the name of the database that all steps are of, so that they can be one
	 * transaction.
	 * @return the name, or {@code null} when none of them says
	 * @throws SeveralDatabasesException DF-701 when they are of several
	 */
	@Nullable String database() {
		if (this.databases.size() > 1) {
			throw new SeveralDatabasesException(this.databases);
		}
		return (this.databases.isEmpty()) ? null : this.databases.iterator().next();
	}

	private void add(WorkflowEngine engine, SagaStep step) {
		NodeType doing = type(engine, step.node());
		if (doing != null) {
			this.databases.addAll(doing.transactions(step.parameters()));
			this.forward.put(step.id(), checked(engine, step, step.forward(doing)));
		}
		NodeType undoing = (step.compensation() != null) ? type(engine, step.compensation()) : null;
		if (undoing != null) {
			Workflow workflow = step.backward(undoing);
			boolean complete = step.compensationParameters() != null;
			this.backward.put(step.id(), (complete) ? checked(engine, step, workflow) : workflow);
		}
	}

	private @Nullable NodeType type(WorkflowEngine engine, String name) {
		NodeType type = engine.nodeType(name).orElse(null);
		if (type == null) {
			this.problems.add(new UnknownTypeException(TransactionManagerNode.NAME, name, engine.nodeTypes()));
		}
		return type;
	}

	private Workflow checked(WorkflowEngine engine, SagaStep step, Workflow workflow) {
		RunOptions options = RunOptions.inputs(Map.of(LocalTemplates.input(SagaStep.STEPS), Map.of()));
		for (Problem problem : engine.validate(workflow, options).errors()) {
			this.problems.add(InvalidStepException.of(step.id(), problem));
		}
		return workflow;
	}

	Workflow forward(SagaStep step) {
		return Objects.requireNonNull(this.forward.get(step.id()));
	}

	Workflow backward(SagaStep step) {
		return Objects.requireNonNull(this.backward.get(step.id()));
	}

	/**
	 * Return the values of a result that a node of some type takes.
	 */
	static Map<String, @Nullable Object> matching(NodeType type, Map<?, ?> result) {
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
		result.forEach((name, value) -> {
			if (value != null && takes(type, String.valueOf(name))) {
				inputs.put(String.valueOf(name), value);
			}
		});
		return inputs;
	}

	private static boolean takes(NodeType type, String name) {
		for (Port port : type.inputs()) {
			if (port.name().equals(name) || port.aliases().contains(name)) {
				return true;
			}
		}
		return type.hasOpenInputs();
	}

}
