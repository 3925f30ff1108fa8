/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.workflow.Connection;
import io.dataflow.workflow.Cycle;
import io.dataflow.workflow.Group;
import io.dataflow.workflow.NodeDefinition;
import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.RetryPolicy;
import io.dataflow.workflow.TransactionScope;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Turns a workflow into the maps and lists of its definition.
 */
final class WorkflowWriter {

	private WorkflowWriter() {
	}

	/**
	 * Return the definition.
	 * @throws UnsupportedValueException DF-102 when a value cannot be expressed
	 */
	static Map<String, @Nullable Object> write(Workflow workflow) {
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
		workflow.inputs().forEach((input) -> inputs.put(input.name(), input(input)));
		Map<String, @Nullable Object> nodes = new LinkedHashMap<>();
		workflow.nodes().forEach((node) -> nodes.put(node.id(), node(node)));
		Map<String, @Nullable Object> definition = new LinkedHashMap<>();
		definition.put("name", workflow.name());
		put(definition, "description", workflow.description(), "");
		put(definition, "inputs", inputs, Map.of());
		definition.put("nodes", nodes);
		put(definition, "connections", connections(workflow.connections()), List.of());
		putGroups(definition, workflow);
		return definition;
	}

	private static void putGroups(Map<String, @Nullable Object> definition, Workflow workflow) {
		Map<String, @Nullable Object> transactions = new LinkedHashMap<>();
		Map<String, @Nullable Object> cycles = new LinkedHashMap<>();
		for (Group group : workflow.groups()) {
			if (group instanceof TransactionScope scope) {
				transactions.put(scope.id(), transaction(scope));
			}
			else if (group instanceof Cycle cycle) {
				cycles.put(cycle.id(), cycle(cycle));
			}
		}
		put(definition, "transactions", transactions, Map.of());
		put(definition, "cycles", cycles, Map.of());
	}

	private static Map<String, @Nullable Object> input(Port input) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", InputType.name(input.type())
			.orElseThrow(() -> UnsupportedValueException.inputType(input.name(), input.type())));
		put(map, "required", input.required(), false);
		put(map, "default",
				ValueWriter.write(input.defaultValue(), "the default of the workflow input '" + input.name() + "'"),
				null);
		put(map, "description", input.description(), "");
		put(map, "aliases", input.aliases(), List.of());
		put(map, "entries", input.acceptsEntries(), false);
		put(map, "text", input.acceptsText(), false);
		put(map, "sensitive", input.sensitive(), false);
		return map;
	}

	private static Map<String, @Nullable Object> node(NodeDefinition node) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		node.parameters()
			.forEach((name, value) -> parameters.put(name,
					ValueWriter.write(value, "parameter '" + name + "' of node '" + node.id() + "'")));
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", node.type());
		put(map, "params", parameters, Map.of());
		NodeSettings settings = node.settings();
		put(map, "timeout", duration(settings.timeout()), null);
		RetryPolicy retry = settings.retry();
		put(map, "retry", (retry != null) ? retry(retry) : null, null);
		put(map, "continue_on_error", settings.continueOnError(), false);
		return map;
	}

	private static Map<String, @Nullable Object> retry(RetryPolicy retry) {
		RetryPolicy usual = RetryPolicy.attempts(retry.maxAttempts());
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("attempts", retry.maxAttempts());
		put(map, "delay", duration(retry.delay()), duration(usual.delay()));
		put(map, "multiplier", ValueWriter.write(retry.multiplier(), "the multiplier"), usual.multiplier());
		put(map, "max_delay", duration(retry.maxDelay()), duration(usual.maxDelay()));
		return map;
	}

	private static Map<String, @Nullable Object> transaction(TransactionScope scope) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		put(map, "nodes", scope.nodeIds(), List.of());
		put(map, "in", scope.parent(), null);
		Enum<?> isolation = scope.settings().isolation();
		put(map, "isolation", (isolation != null) ? isolation.name().toLowerCase(Locale.ROOT) : null, null);
		put(map, "timeout", duration(scope.settings().timeout()), null);
		put(map, "read_only", scope.settings().readOnly(), false);
		put(map, "database", scope.database(), null);
		return map;
	}

	private static Map<String, @Nullable Object> cycle(Cycle cycle) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		put(map, "nodes", cycle.nodeIds(), List.of());
		put(map, "in", cycle.parent(), null);
		put(map, "feedback", connections(cycle.feedback()), List.of());
		put(map, "max_iterations", cycle.maxIterations(), null);
		put(map, "converge_when", cycle.convergeWhen(), null);
		put(map, "timeout", duration(cycle.timeout()), null);
		return map;
	}

	private static List<Object> connections(List<Connection> connections) {
		List<Object> written = new ArrayList<>();
		connections.forEach((connection) -> written
			.add((ConnectionText.expresses(connection)) ? connection.toString() : parts(connection)));
		return written;
	}

	private static Map<String, @Nullable Object> parts(Connection connection) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("from", connection.from());
		map.put("output", connection.output());
		map.put("to", connection.to());
		map.put("input", connection.input());
		return map;
	}

	private static @Nullable String duration(java.time.@Nullable Duration duration) {
		return (duration != null) ? DurationText.format(duration) : null;
	}

	private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value,
			@Nullable Object unless) {
		if (value != null && !value.equals(unless)) {
			map.put(key, value);
		}
	}

}
