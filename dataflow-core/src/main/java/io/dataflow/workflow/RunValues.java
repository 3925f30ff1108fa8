/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Fills the templates of a node from what its run has so far.
 *
 * @param nodeId the node
 * @param state the run
 */
record RunValues(String nodeId, RunState state) implements TemplateValues {

	@Override
	public Instant startedAt() {
		return this.state.startedAt();
	}

	@Override
	public @Nullable Object variable(String name) {
		return this.state.plan().environment().get(name);
	}

	@Override
	public @Nullable Object input(String name, OutputPath path) {
		RunInputs inputs = this.state.inputs();
		if (inputs.has(name)) {
			return inputs.value(name, path);
		}
		if (this.state.plan().input(name) != null) {
			return null;
		}
		throw InvalidInputException.missing(this.nodeId, name, inputs.sharedNames());
	}

	@Override
	public @Nullable Object output(String node, OutputPath path) {
		WorkflowPlan plan = this.state.plan();
		if (plan.hasNode(node)) {
			return path.resolve(node, this.state.requireResult(plan.indexOf(node)));
		}
		Reference.Input input = new Reference.Output(node, path).asInput();
		return input(input.name(), input.path());
	}

}
