/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Row;
import io.dataflow.operation.VectorMatch;
import io.dataflow.operation.VectorSearch;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentVectorSearchNode}: finds the records whose vectors are nearest to
 * {@code query_vector}, the nearest first, each with its {@code distance}.
 */
final class VectorSearchNode implements TableNode {

	private static final String OPERATION = "VectorSearch";

	private static final String RETURN_DISTANCE = "return_distance";

	static NodeType of(EntityContext context) {
		VectorSearchNode node = new VectorSearchNode();
		return node.declare(context.type(OPERATION, node.ports())).check((parameters, arriving) -> {
			NodeInputs inputs = context.inputs(OPERATION, parameters);
			return (VectorInputs.areOpen(arriving)) ? List.of() : node.check(context, inputs, arriving);
		}).run((values) -> node.run(context, context.inputs(OPERATION, values)));
	}

	@Override
	public String name() {
		return OPERATION + "Node";
	}

	@Override
	public List<Port> ports() {
		List<Port> ports = new ArrayList<>(VectorInputs.ports());
		ports.add(Port.optional(RETURN_DISTANCE, Boolean.class).withDefault(true));
		return ports;
	}

	@Override
	public NodeTypeBuilder declare(NodeTypeBuilder builder) {
		return builder.description("Finds the records whose vectors are nearest to one.")
			.output("results", List.class)
			.output("count", Long.class)
			.output("table_name", String.class)
			.output("distance_metric", String.class);
	}

	@Override
	public List<? extends DataFlowException> check(EntityContext context, NodeInputs inputs, Set<String> arriving) {
		new VectorInputs(inputs, context).check(arriving);
		inputs.flag(RETURN_DISTANCE, true);
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(EntityContext context, NodeInputs inputs) {
		VectorSearch search = new VectorInputs(inputs, context).search();
		boolean returned = inputs.flag(RETURN_DISTANCE, true);
		return context.execute(search)
			.map((match) -> record(search.model(), match, returned))
			.collectList()
			.map((records) -> {
				Map<String, @Nullable Object> result = results(records, search.model());
				result.put("distance_metric", search.distance().text());
				return result;
			});
	}

	private static Map<String, @Nullable Object> record(EntityModel model, VectorMatch match, boolean distance) {
		return (distance) ? with(model, match.row(), "distance", match.distance()) : match.row().values();
	}

	/**
	 * Add a number to a record, under another name where the entity has a field of the
	 * name.
	 */
	static Map<String, @Nullable Object> with(EntityModel model, Row row, String name, double value) {
		return EntityContext.result(row, (model.find(name) != null) ? "_" + name : name, value);
	}

	static Map<String, @Nullable Object> results(List<Map<String, @Nullable Object>> records, EntityModel model) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("results", records);
		result.put("count", (long) records.size());
		result.put("table_name", model.table());
		return result;
	}

}
