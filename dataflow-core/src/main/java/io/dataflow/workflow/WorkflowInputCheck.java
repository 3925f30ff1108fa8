/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks the inputs of a run against those that its workflow declares. Workflows that
 * declare none take what their nodes take.
 *
 * @param plan the workflow
 * @param inputs the inputs of the run
 */
record WorkflowInputCheck(WorkflowPlan plan, RunInputs inputs) {

	List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		if (this.plan.inputs().isEmpty()) {
			return problems;
		}
		for (Port port : this.plan.inputs()) {
			Problem problem = (this.inputs.has(port.name())) ? ofValue(port) : ofAbsence(port);
			if (problem != null) {
				problems.add(problem);
			}
		}
		this.inputs.sharedNames().stream().filter(this::isUnknown).map(this::unknown).forEach(problems::add);
		return problems;
	}

	private @Nullable Problem ofAbsence(Port port) {
		return (port.required()) ? new Problem(ErrorCode.MISSING_PARAMETER, null,
				"Workflow '" + this.plan.workflow() + "' misses its input '" + port.name() + "'.",
				"Give it with RunOptions.inputs(..).") : null;
	}

	private @Nullable Problem ofValue(Port port) {
		Object value = this.inputs.value(port.name());
		if (value == null && port.required()) {
			return new Problem(ErrorCode.NULL_VALUE, null, "Input '" + port.name() + "' of workflow '"
					+ this.plan.workflow() + "' must have a value, but is null.", "Give a value.");
		}
		return (PortTypes.accepts(port, value)) ? null
				: new Problem(ErrorCode.TYPE_MISMATCH, null,
						"Input '" + port.name() + "' of workflow '" + this.plan.workflow() + "' must be of type "
								+ PortTypes.name(port) + ", but is " + PortTypes.describe(port, value) + ".",
						"Give a value of that type.");
	}

	private boolean isUnknown(String name) {
		return this.plan.input(name) == null
				&& Arrays.stream(this.plan.nodes()).noneMatch((node) -> node.type().inputNames().contains(name));
	}

	private Problem unknown(String name) {
		Set<String> declared = new TreeSet<>();
		this.plan.inputs().forEach((port) -> declared.add(port.name()));
		return new Problem(ErrorCode.UNKNOWN_PARAMETER, null,
				"Workflow '" + this.plan.workflow() + "' is given '" + name + "', which it does not declare.",
				Hint.of(name, declared));
	}

}
