/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.ContinuousAggregate;
import io.dataflow.operation.ContinuousAggregate.Refresh;
import io.dataflow.operation.Operation;
import io.dataflow.operation.ReadContinuousAggregate;
import io.dataflow.operation.Row;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates a continuous aggregate with the policy by which it is kept up to date, or reads
 * one. To read it takes the same computation again: that is what gives its columns their
 * types.
 */
final class ContinuousAggregateNode implements SeriesNode {

	static final SeriesTemplate TEMPLATE = new SeriesTemplate("ContinuousAggregate",
			"Keeps a computation over buckets of time up to date of", false, ports(),
			List.of(Port.optional("name", String.class), Port.optional("created", Boolean.class),
					Port.optional("results", List.class), Port.optional("count", Long.class)),
			ContinuousAggregateNode::new);

	private final EntityContext context;

	private ContinuousAggregateNode(EntityContext context) {
		this.context = context;
	}

	private static List<Port> ports() {
		List<Port> ports = new ArrayList<>(List.of(Port.required("name", String.class),
				Port.optional("action", String.class).withDefault("create")));
		ports.addAll(TimeInputs.buckets());
		ports.addAll(TimeInputs.span());
		ports.addAll(List.of(Port.optional("filter", Map.class).withEntries().withText(),
				Port.optional("limit", Long.class), Port.optional("refresh_start", Object.class),
				Port.optional("refresh_end", Object.class), Port.optional("every", Object.class)));
		return ports;
	}

	@Override
	public void check(NodeInputs inputs) {
		call(inputs);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(NodeInputs inputs) {
		Operation<?> call = call(inputs);
		if (call instanceof ContinuousAggregate create) {
			return this.context.execute(create).single().map((created) -> created(create.name(), created));
		}
		return this.context.execute((ReadContinuousAggregate) call)
			.map(Row::values)
			.collectList()
			.map(TimeInputs::results);
	}

	private static Map<String, @Nullable Object> created(String name, boolean created) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("name", name);
		result.put("created", created);
		return result;
	}

	private Operation<?> call(NodeInputs inputs) {
		Object action = (inputs.get("action") != null) ? inputs.get("action") : "create";
		TimeInputs time = new TimeInputs(this.context, inputs);
		if ("read".equals(action)) {
			return read(inputs, time);
		}
		if (!"create".equals(action)) {
			throw new InvalidParameterException(inputs.node(), "action", "'create' or 'read'");
		}
		if (!inputs.map("filter", "filter").isEmpty()) {
			throw new InvalidParameterException(inputs.node(), "filter", "left out where an aggregate is created");
		}
		TimeBuckets buckets = time.timeBuckets();
		Refresh refresh = new Refresh(time.length("refresh_start"), time.length("refresh_end", Duration.ZERO),
				time.length("every", buckets.width()));
		return new ContinuousAggregate(this.context.model(), time.text("name"), Filter.all(), buckets, refresh, false);
	}

	private ReadContinuousAggregate read(NodeInputs inputs, TimeInputs time) {
		Map<String, @Nullable Object> conditions = inputs.map("filter", "filter");
		return new ReadContinuousAggregate(this.context.model(), time.text("name"), time.timeSpan(),
				this.context.filter(conditions), time.timeBuckets(),
				new Page(inputs.number("limit", Page.UNLIMITED), 0));
	}

}
