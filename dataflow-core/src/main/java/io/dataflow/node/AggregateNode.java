/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.Row;
import io.dataflow.query.Aggregation;
import io.dataflow.query.AggregationParser;
import io.dataflow.query.Page;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserAggregateNode}: yields {@code results}, one map for each group, and their
 * {@code count}.
 */
final class AggregateNode {

	private static final String OPERATION = "Aggregate";

	private final EntityContext context;

	private final AggregationParser aggregations;

	private AggregateNode(EntityContext context) {
		this.context = context;
		this.aggregations = new AggregationParser(context.model());
	}

	static NodeType of(EntityContext context) {
		AggregateNode node = new AggregateNode(context);
		List<Port> ports = new ArrayList<>(CountNode.ports(context));
		ports.addAll(List.of(Port.optional("group_by", Object.class),
				Port.required("aggregate", Map.class).withEntries().withText(),
				Port.optional("having", Map.class).withEntries().withText(), Port.optional("sort", Object.class),
				Port.optional("limit", Long.class)));
		return context.type(OPERATION, ports)
			.description("Computes over groups of records of " + context.model().name() + ".")
			.output("results", List.class)
			.output("count", Long.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (arriving.isEmpty() && parameters.get("aggregate") != null) {
			aggregate(this.context.inputs(OPERATION, parameters));
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		return this.context.execute(aggregate(this.context.inputs(OPERATION, values)))
			.map(Row::values)
			.collectList()
			.map(AggregateNode::result);
	}

	private static Map<String, @Nullable Object> result(List<Map<String, @Nullable Object>> results) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("results", results);
		result.put("count", (long) results.size());
		return result;
	}

	private Aggregate aggregate(NodeInputs inputs) {
		Object groupBy = inputs.structure("group_by");
		Collection<?> groups = (groupBy instanceof Collection<?> list) ? list
				: (groupBy != null) ? List.of(groupBy) : List.of();
		Aggregation aggregation = this.aggregations.parse(groups, inputs.map("aggregate", "aggregate"),
				inputs.map("having", "having"), inputs.structure("sort"));
		return new Aggregate(this.context.model(), this.context.filter(inputs.map("filter", "conditions")), aggregation,
				new Page(inputs.number("limit", Page.UNLIMITED), 0), inputs.flag("include_deleted", false));
	}

}
