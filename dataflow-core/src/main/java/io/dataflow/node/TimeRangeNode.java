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
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Row;
import io.dataflow.operation.TimeRange;
import io.dataflow.query.Cursor;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the records of a range of time, page by page: in the order of time unless told,
 * with a cursor to the next page where there is one.
 */
final class TimeRangeNode implements SeriesNode {

	private static final long DEFAULT_LIMIT = 1000;

	private static final long MAX_LIMIT = 10_000;

	static final SeriesTemplate TEMPLATE = new SeriesTemplate("TimeRange", "Reads records of a range of time of", true,
			ports(), List.of(Port.optional("records", List.class), Port.optional("count", Long.class),
					Port.optional("limit", Long.class), Port.optional("next", String.class)),
			TimeRangeNode::new);

	private final EntityContext context;

	private TimeRangeNode(EntityContext context) {
		this.context = context;
	}

	private static List<Port> ports() {
		List<Port> ports = new ArrayList<>(TimeInputs.span());
		ports.add(Port.optional("order_by", Object.class));
		ports.add(Port.optional("limit", Long.class).withDefault(DEFAULT_LIMIT));
		ports.add(Port.optional("after", String.class));
		return ports;
	}

	@Override
	public void check(NodeInputs inputs) {
		range(inputs, 0);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(NodeInputs inputs) {
		long limit = limit(inputs);
		TimeRange range = range(inputs, limit);
		return this.context.execute(range)
			.map(Row::values)
			.collectList()
			.map((records) -> result(records, limit, range.sort()));
	}

	private TimeRange range(NodeInputs inputs, long limit) {
		EntityModel model = this.context.model();
		Sort sort = this.context.sort(order(inputs));
		Object after = inputs.get("after");
		Filter rest = (after != null) ? Cursor.parse(model, sort, String.valueOf(after)).filter() : Filter.all();
		Filter filter = this.context.filter(inputs.map("filter", "conditions")).and(rest);
		long fetched = (limit > 0) ? limit + 1 : limit(inputs);
		return new TimeRange(model, new TimeInputs(this.context, inputs).timeSpan(), filter, sort, new Page(fetched, 0),
				inputs.flag("include_deleted", false));
	}

	private Object order(NodeInputs inputs) {
		Object order = inputs.structure("order_by");
		boolean absent = order == null || (order instanceof Collection<?> collection && collection.isEmpty());
		return (absent) ? Objects.requireNonNull(this.context.model().timeSeries()).time().name()
				: Objects.requireNonNull(order);
	}

	private static long limit(NodeInputs inputs) {
		return Math.min(MAX_LIMIT, inputs.number("limit", DEFAULT_LIMIT));
	}

	private Map<String, @Nullable Object> result(List<Map<String, @Nullable Object>> records, long limit, Sort sort) {
		boolean more = records.size() > limit && limit > 0;
		List<Map<String, @Nullable Object>> shown = (more) ? List.copyOf(records.subList(0, (int) limit)) : records;
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("records", shown);
		result.put("count", (long) shown.size());
		result.put("limit", limit);
		result.put("next", (more) ? Cursor.of(sort, shown.get(shown.size() - 1)).text(this.context.model()) : null);
		return result;
	}

}
