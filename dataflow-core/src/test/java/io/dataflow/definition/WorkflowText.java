/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dataflow.workflow.Port;
import io.dataflow.workflow.Workflow;

/**
 * Describes a workflow with all its parts, the types of values and their order, so that
 * two workflows can be compared.
 */
final class WorkflowText {

	private WorkflowText() {
	}

	static String of(Workflow workflow) {
		String nodes = workflow.nodes()
			.stream()
			.map((node) -> node.id() + " " + node.type() + " " + node.settings() + " " + value(node.parameters()))
			.collect(Collectors.joining("\n"));
		String inputs = workflow.inputs()
			.stream()
			.map((input) -> new Port(input.name(), input.type(), input.required(), null, input.aliases(),
					input.acceptsEntries(), input.acceptsText(), input.description(), input.sensitive()) + " "
					+ value(input.defaultValue()))
			.collect(Collectors.joining("\n"));
		return String.join("\n", workflow.name(), workflow.description(), inputs, nodes,
				workflow.connections().toString(), workflow.groups().toString());
	}

	private static String value(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + value(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(WorkflowText::value).collect(Collectors.joining(", ", "[", "]"));
		}
		if (value instanceof byte[] bytes) {
			return "bytes " + Arrays.toString(bytes);
		}
		return (value != null) ? value.getClass().getSimpleName() + " " + value : "null";
	}

}
