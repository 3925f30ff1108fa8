/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * A node that each time series has, and that is there once more for the time series that
 * its input {@code table_name} names.
 *
 * @param operation the name of the node without that of the entity and {@code Node}
 * @param purpose what it does, before the name of the entity
 * @param filtered whether it takes a filter like other nodes
 * @param ports its other inputs
 * @param outputs its outputs
 * @param node makes the node of an entity
 */
record SeriesTemplate(String operation, String purpose, boolean filtered, List<Port> ports, List<Port> outputs,
		Function<EntityContext, SeriesNode> node) {

	static List<SeriesTemplate> all() {
		return List.of(CreateHypertableNode.TEMPLATE, TimeRangeNode.TEMPLATE, DownsampleNode.TEMPLATE,
				RetentionPolicyNode.TEMPLATE, ContinuousAggregateNode.TEMPLATE);
	}

	/**
	 * Return the node of an entity.
	 */
	NodeType of(EntityContext context) {
		SeriesNode made = this.node.apply(context);
		List<Port> inputs = new ArrayList<>(this.ports);
		inputs.addAll((this.filtered) ? CountNode.ports(context) : List.of());
		NodeTypeBuilder builder = context.type(this.operation, inputs)
			.description(this.purpose + " " + context.model().name() + ".");
		this.outputs.forEach(builder::output);
		return builder.check((parameters, arriving) -> {
			NodeInputs given = context.inputs(this.operation, parameters);
			if (arriving.isEmpty() && isComplete(parameters)) {
				made.check(given);
			}
			return List.of();
		}).run((values) -> made.run(context.inputs(this.operation, values)));
	}

	/**
	 * Return the node for any time series.
	 */
	NodeType of(EntityTables tables) {
		String name = this.operation + "Node";
		NodeTypeBuilder builder = NodeType.of(name).description(this.purpose + " the entity of a table.");
		this.ports.forEach(builder::input);
		if (this.filtered) {
			builder.input(Port.optional("filter", Map.class).withEntries().withText());
			builder.input(Port.optional("conditions", Map.class).withEntries().withText());
			builder.input(Port.optional("include_deleted", Boolean.class).withDefault(false));
		}
		EntityTables.PORTS.forEach(builder::input);
		tables.join(builder);
		this.outputs.forEach(builder::output);
		return builder.check((parameters, arriving) -> {
			NodeInputs given = new NodeInputs(name, parameters);
			if (arriving.isEmpty() && parameters.get(EntityTables.TABLE) != null && isComplete(parameters)) {
				this.node.apply(tables.find(given)).check(given);
			}
			return List.of();
		}).run((values) -> {
			NodeInputs given = new NodeInputs(name, values);
			return this.node.apply(tables.find(given)).run(given);
		});
	}

	private boolean isComplete(Map<String, @Nullable Object> parameters) {
		return this.ports.stream().filter(Port::required).allMatch((port) -> parameters.get(port.name()) != null);
	}

}
