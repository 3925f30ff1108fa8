/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.operation.HybridSearch;
import io.dataflow.operation.HybridSearch.TextSearch;
import io.dataflow.operation.VectorSearch;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code HybridSearchNode}: finds records by a vector and by words, the best first, each
 * with its {@code score}.
 */
final class HybridSearchNode implements TableNode {

	private static final double VECTOR_WEIGHT = 0.7;

	private static final double TEXT_WEIGHT = 0.3;

	private final String name;

	HybridSearchNode(String name) {
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public List<Port> ports() {
		List<Port> ports = new ArrayList<>(VectorInputs.ports());
		ports.addAll(List.of(Port.optional("text_query", String.class),
				Port.optional("text_column", String.class).withDefault("content"),
				Port.optional("language", String.class).withDefault("english"),
				Port.optional("vector_weight", Double.class).withDefault(VECTOR_WEIGHT),
				Port.optional("text_weight", Double.class).withDefault(TEXT_WEIGHT)));
		return ports;
	}

	@Override
	public NodeTypeBuilder declare(NodeTypeBuilder builder) {
		return builder.description("Finds records by a vector and by words.")
			.output("results", List.class)
			.output("count", Long.class)
			.output("table_name", String.class)
			.output("search_type", String.class);
	}

	@Override
	public List<? extends DataFlowException> check(EntityContext context, NodeInputs inputs, Set<String> arriving) {
		VectorInputs vectors = new VectorInputs(inputs, context);
		search(vectors, vectors.check(arriving));
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(EntityContext context, NodeInputs inputs) {
		VectorInputs vectors = new VectorInputs(inputs, context);
		HybridSearch search = search(vectors, vectors.search());
		return context.execute(search)
			.map((match) -> VectorSearchNode.with(search.model(), match.row(), "score", match.score()))
			.collectList()
			.map((records) -> {
				Map<String, @Nullable Object> result = VectorSearchNode.results(records, search.model());
				result.put("search_type", (search.text() != null) ? "hybrid" : "vector_only");
				return result;
			});
	}

	private static HybridSearch search(VectorInputs inputs, VectorSearch nearest) {
		String query = inputs.text("text_query", "");
		TextSearch text = (query.isBlank()) ? null
				: new TextSearch(inputs.textField("text_column", "content"), query, inputs.text("language", "english"));
		return new HybridSearch(nearest, text, inputs.decimal("vector_weight", VECTOR_WEIGHT),
				inputs.decimal("text_weight", TEXT_WEIGHT));
	}

}
