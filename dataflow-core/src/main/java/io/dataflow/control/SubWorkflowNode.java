/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs a workflow that is registered with the engine, as a part of the run that it is in.
 * A failure of that workflow is one of the node, with the same code.
 */
final class SubWorkflowNode implements Node {

	static final String NAME = "SubWorkflowNode";

	static NodeType type() {
		return NodeType.of(NAME)
			.description("Runs a workflow by its name, as a part of this run: it joins its transaction, is cancelled "
					+ "with it, and fails the node when it fails.")
			.strict()
			.input(Port.required("workflow", String.class).withDescription("Name of the workflow."))
			.input(Port.optional("inputs", Map.class)
				.withEntries()
				.withDescription("Run inputs by name, or maps of inputs by node id."))
			.input(Port.optional("timeout", Double.class)
				.withDescription("Longest duration in seconds; by default as long as this run may take."))
			.output(Port.optional("results", Map.class)
				.withDescription("Results of the nodes by id; null for those that were skipped."))
			.output(Port.optional("run_id", String.class).withDescription("Id of the run, a UUID."))
			.output(Port.optional("status", String.class).withDescription("completed or completed_with_errors."))
			.output(Port.optional("workflow", String.class).withDescription("Name of the workflow."))
			.delegates(Delegations.TARGET)
			.check((parameters, arriving) -> check(parameters))
			.run(new SubWorkflowNode());
	}

	private static List<DataFlowException> check(Map<String, @Nullable Object> parameters) {
		Seconds.read(NAME, parameters, "timeout");
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return WorkflowEngine.current().flatMap((engine) -> {
			String workflow = Inputs.text(inputs, "workflow", "");
			return engine.run(workflow, options(inputs)).map(SubWorkflowNode::result);
		});
	}

	private static RunOptions options(Map<String, @Nullable Object> inputs) {
		RunOptions options = RunOptions.inputs(Inputs.map(inputs, "inputs"));
		Duration timeout = Seconds.read(NAME, inputs, "timeout");
		return (timeout != null) ? options.timeout(timeout) : options;
	}

	private static Map<String, @Nullable Object> result(WorkflowRun run) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("results", run.results());
		result.put("run_id", run.runId());
		result.put("status", run.status().name().toLowerCase(Locale.ROOT));
		result.put("workflow", run.workflow());
		return result;
	}

}
