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
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.LogCategory;
import io.dataflow.operation.Count;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.query.Cursor;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * {@code UserListNode}: yields {@code records}, their {@code count} and the {@code limit}
 * that applied; {@code total} on request, or only {@code count} of all records with
 * {@code count_only}. With {@code after}, or {@code include_next} on the first page, it
 * also yields {@code next}, which is {@code after} for the next page and null on the
 * last.
 */
final class ListNode {

	private static final String OPERATION = "List";

	private static final long DEFAULT_LIMIT = 10;

	private static final long MAX_LIMIT = 10_000;

	private static final Logger logger = LogCategory.LIST_OPERATIONS.logger();

	private final EntityContext context;

	private ListNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		ListNode node = new ListNode(context);
		List<Port> inputs = new ArrayList<>(CountNode.ports(context));
		inputs.addAll(List.of(Port.optional("limit", Long.class).withDefault(DEFAULT_LIMIT),
				Port.optional("offset", Long.class).withDefault(0L), Port.optional("order_by", Object.class),
				Port.optional("sort", Object.class), Port.optional("count_only", Boolean.class).withDefault(false),
				Port.optional("include_total", Boolean.class).withDefault(false), Port.optional("after", String.class),
				Port.optional("include_next", Boolean.class).withDefault(false)));
		return context.type(OPERATION, inputs)
			.description("Lists records of " + context.model().name() + ".")
			.output("records", List.class)
			.output("count", Long.class)
			.output("limit", Long.class)
			.output("total", Long.class)
			.output("next", String.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		NodeInputs inputs = this.context.inputs(OPERATION, parameters);
		this.context.filter(inputs.map("filter", "conditions"));
		Sort sort = this.context.sort(order(inputs));
		if (!arriving.contains("order_by") && !arriving.contains("sort")) {
			position(inputs, sort);
		}
		page(inputs);
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		NodeInputs inputs = this.context.inputs(OPERATION, values);
		Filter filter = this.context.filter(inputs.map("filter", "conditions"));
		boolean includeDeleted = inputs.flag("include_deleted", false);
		Mono<Long> total = this.context.execute(new Count(this.context.model(), filter, includeDeleted)).single();
		if (inputs.flag("count_only", false)) {
			return total.map((count) -> Map.of("count", count));
		}
		Mono<Map<String, @Nullable Object>> list = list(inputs, filter, includeDeleted);
		return (inputs.flag("include_total", false)) ? list.zipWith(total, this::withTotal) : list;
	}

	/**
	 * One more record than asked for tells whether there is a next page.
	 */
	private Mono<Map<String, @Nullable Object>> list(NodeInputs inputs, Filter filter, boolean includeDeleted) {
		Page page = capped(page(inputs));
		Sort sort = this.context.sort(order(inputs));
		boolean next = inputs.get("after") != null || inputs.flag("include_next", false);
		Page fetched = (next && page.limit() > 0) ? new Page(page.limit() + 1, page.offset()) : page;
		Filter rest = filter.and(position(inputs, sort));
		return this.context.execute(new Select(this.context.model(), rest, sort, fetched, includeDeleted))
			.map(Row::values)
			.collectList()
			.map((records) -> (next) ? withNext(records, page, sort) : result(records, page));
	}

	private Filter position(NodeInputs inputs, Sort sort) {
		Object after = inputs.get("after");
		return (after != null) ? Cursor.parse(this.context.model(), sort, String.valueOf(after)).filter()
				: Filter.all();
	}

	private Map<String, @Nullable Object> result(List<Map<String, @Nullable Object>> records, Page page) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("records", records);
		result.put("count", (long) records.size());
		result.put("limit", page.limit());
		return result;
	}

	private Map<String, @Nullable Object> withNext(List<Map<String, @Nullable Object>> records, Page page, Sort sort) {
		boolean more = records.size() > page.limit();
		List<Map<String, @Nullable Object>> shown = (more) ? records.subList(0, (int) page.limit()) : records;
		Map<String, @Nullable Object> result = result(List.copyOf(shown), page);
		result.put("next", (more && !shown.isEmpty())
				? Cursor.of(sort, shown.get(shown.size() - 1)).text(this.context.model()) : null);
		return result;
	}

	private Map<String, @Nullable Object> withTotal(Map<String, @Nullable Object> result, long total) {
		result.put("total", total);
		return result;
	}

	private @Nullable Object order(NodeInputs inputs) {
		Object order = inputs.structure("order_by");
		boolean absent = order == null || (order instanceof Collection<?> collection && collection.isEmpty());
		return (absent) ? inputs.structure("sort") : order;
	}

	private Page page(NodeInputs inputs) {
		return new Page(inputs.number("limit", DEFAULT_LIMIT), inputs.number("offset", 0));
	}

	private Page capped(Page page) {
		if (page.limit() <= MAX_LIMIT) {
			return page;
		}
		logger.warn("[{}] {} asks for {} records; {} is the most that one call returns.",
				ErrorCode.LIMIT_TOO_HIGH.code(), this.context.name(OPERATION), page.limit(), MAX_LIMIT);
		return new Page(MAX_LIMIT, page.offset());
	}

}
