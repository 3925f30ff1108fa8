/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.IntervalText;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.operation.TimeBuckets.Function;
import io.dataflow.operation.TimeBuckets.Measure;
import io.dataflow.operation.TimeSpan;
import io.dataflow.query.Aggregation;
import io.dataflow.query.AggregationParser;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that nodes of time series have in common.
 *
 * @param context the model
 * @param inputs the inputs
 */
record TimeInputs(EntityContext context, NodeInputs inputs) {

	private static final Map<String, Function> EDGES = Map.of("$first", Function.FIRST, "$last", Function.LAST);

	static List<Port> span() {
		return List.of(Port.optional("from", Object.class), Port.optional("to", Object.class));
	}

	static List<Port> buckets() {
		return List.of(Port.required("bucket", Object.class), Port.optional("group_by", Object.class),
				Port.required("aggregate", Map.class).withEntries().withText());
	}

	TimeSpan timeSpan() {
		return TimeSpan.of(this.context.model(), this.inputs.get("from"), this.inputs.get("to"));
	}

	/**
	 * Return a length of time.
	 * @throws InvalidParameterException DF-102 if the input is none
	 */
	@Nullable Duration length(String name) {
		Object value = this.inputs.get(name);
		if (value == null || value instanceof Duration) {
			return (Duration) value;
		}
		Duration length = (value instanceof String text) ? IntervalText.parse(text) : null;
		if (length == null) {
			throw new InvalidParameterException(this.inputs.node(), name, IntervalText.EXPECTED);
		}
		return length;
	}

	Duration length(String name, Duration otherwise) {
		Duration length = length(name);
		return (length != null) ? length : otherwise;
	}

	String text(String name) {
		if (this.inputs.get(name) instanceof String text) {
			return text;
		}
		throw new InvalidParameterException(this.inputs.node(), name, "a text");
	}

	/**
	 * Read what is computed. The first and the last value are for the parser, which does
	 * not know them, like the number of values: it takes the same names and fields.
	 */
	TimeBuckets timeBuckets() {
		Object groupBy = this.inputs.structure("group_by");
		Collection<?> groups = (groupBy instanceof Collection<?> list) ? list
				: (groupBy != null) ? List.of(groupBy) : List.of();
		Map<String, Function> edges = new LinkedHashMap<>();
		Map<String, @Nullable Object> aggregate = new LinkedHashMap<>();
		this.inputs.map("aggregate", "aggregate").forEach((alias, value) -> {
			Function edge = edge(value);
			if (edge != null) {
				edges.put(alias, edge);
			}
			aggregate.put(alias, (edge != null) ? Map.of("$count", field((Map<?, ?>) value)) : value);
		});
		Aggregation parsed = new AggregationParser(this.context.model()).parse(groups, aggregate, Map.of(), null);
		List<Measure> measures = new ArrayList<>();
		parsed.measures().forEach((measure) -> measures.add(measure(measure, edges)));
		return new TimeBuckets(length("bucket", Duration.ZERO), parsed.groups(), measures);
	}

	private static @Nullable Function edge(@Nullable Object value) {
		return (value instanceof Map<?, ?> map && map.size() == 1)
				? EDGES.get(String.valueOf(map.keySet().iterator().next())) : null;
	}

	/**
	 * All records together have no first value.
	 */
	private String field(Map<?, ?> map) {
		String field = String.valueOf(map.values().iterator().next());
		return this.context.model().field(field).name();
	}

	private static Measure measure(Aggregation.Measure measure, Map<String, Function> edges) {
		Function function = edges.getOrDefault(measure.alias(), Function.valueOf(measure.function().name()));
		return new Measure(measure.alias(), function, measure.field());
	}

	/**
	 * Return rows as the result of a node.
	 */
	static Map<String, @Nullable Object> results(List<Map<String, @Nullable Object>> results) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("results", results);
		result.put("count", (long) results.size());
		return result;
	}

}
