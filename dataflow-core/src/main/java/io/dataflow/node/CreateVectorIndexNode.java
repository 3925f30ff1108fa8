/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.operation.CreateVectorIndex;
import io.dataflow.operation.CreateVectorIndex.Hnsw;
import io.dataflow.operation.CreateVectorIndex.Ivfflat;
import io.dataflow.operation.CreateVectorIndex.Method;
import io.dataflow.operation.VectorIndex;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code CreateVectorIndexNode}: creates the index by which similar records are found
 * without looking at all.
 */
final class CreateVectorIndexNode implements TableNode {

	@Override
	public String name() {
		return "CreateVectorIndexNode";
	}

	@Override
	public List<Port> ports() {
		return List.of(VectorInputs.column(), VectorInputs.distancePort(),
				Port.optional("index_type", String.class).withDefault(Hnsw.DEFAULT.text()),
				Port.optional("lists", Long.class), Port.optional("m", Long.class),
				Port.optional("ef_construction", Long.class));
	}

	@Override
	public NodeTypeBuilder declare(NodeTypeBuilder builder) {
		return builder.description("Creates an index on vectors.")
			.output("success", Boolean.class)
			.output("index_created", Boolean.class)
			.output("index_name", String.class)
			.output("table_name", String.class)
			.output("column_name", String.class)
			.output("index_type", String.class)
			.output("distance", String.class);
	}

	@Override
	public List<? extends DataFlowException> check(EntityContext context, NodeInputs inputs, Set<String> arriving) {
		index(context, inputs);
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(EntityContext context, NodeInputs inputs) {
		CreateVectorIndex index = index(context, inputs);
		return context.execute(index).single().map((created) -> result(index, created));
	}

	private static CreateVectorIndex index(EntityContext context, NodeInputs inputs) {
		VectorInputs vectors = new VectorInputs(inputs, context);
		return new CreateVectorIndex(context.model(), vectors.field(), vectors.distance(), method(vectors));
	}

	private static Method method(VectorInputs inputs) {
		String type = inputs.text("index_type", Hnsw.DEFAULT.text()).toLowerCase(Locale.ROOT);
		return switch (type) {
			case "hnsw" -> new Hnsw(inputs.whole("m", Hnsw.DEFAULT.m()),
					inputs.whole("ef_construction", Hnsw.DEFAULT.efConstruction()));
			case "ivfflat" -> new Ivfflat(inputs.whole("lists", Ivfflat.DEFAULT.lists()));
			default -> throw new InvalidParameterException(inputs.inputs().node(), "index_type", "'hnsw' or 'ivfflat'");
		};
	}

	private static Map<String, @Nullable Object> result(CreateVectorIndex index, VectorIndex created) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("success", true);
		result.put("index_created", created.created());
		result.put("index_name", created.name());
		result.put("table_name", index.model().table());
		result.put("column_name", index.field().name());
		result.put("index_type", index.method().text());
		result.put("distance", index.distance().text());
		return result;
	}

}
