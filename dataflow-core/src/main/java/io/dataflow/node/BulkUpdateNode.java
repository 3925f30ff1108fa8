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
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.LogCategory;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.UpdateAll;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.NegativePageException;
import io.dataflow.query.Page;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * {@code UserBulkUpdateNode}: yields how many records were {@code updated}: those of a
 * list, each by its primary key to values of its own, or all that satisfy a filter in the
 * same way. The latter takes expressions such as {@code {"$inc": 1}}, is one statement,
 * and has no batches: its {@code batch_size} is only repeated in the result.
 */
final class BulkUpdateNode {

	private static final String OPERATION = "BulkUpdate";

	/** What has no meaning for records with values of their own. */
	private static final List<String> OF_FILTERS = List.of("filter", "conditions", "fields", "updates", "update",
			"limit");

	private static final Logger logger = LogCategory.NODE_EXECUTION.logger();

	private final EntityContext context;

	private BulkUpdateNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		BulkUpdateNode node = new BulkUpdateNode(context);
		return context.type(OPERATION, ports(context))
			.description("Changes many records of " + context.model().name() + ".")
			.output("processed", Long.class)
			.output("updated", Long.class)
			.output("batch_size", Long.class)
			.output("operation", String.class)
			.output("success", Boolean.class)
			.output("failed", Long.class)
			.output("errors", List.class)
			.check(node::check)
			.run(node::run);
	}

	private static List<Port> ports(EntityContext context) {
		List<Port> ports = new ArrayList<>(BulkInputs.filterPorts(context));
		for (String name : List.of("fields", "updates", "update")) {
			ports.add(Port.optional(name, Map.class).withEntries().withText());
		}
		ports.add(Port.optional("limit", Long.class));
		if (context.model().deletedAt() != null) {
			ports.add(Port.optional("include_deleted", Boolean.class).withDefault(false));
		}
		return ports;
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, parameters), this.context);
		inputs.batchSize();
		limit(inputs);
		assignments(inputs);
		List<?> data = records(inputs);
		if (data != null) {
			read(data).rows(inputs.node(), inputs.atomic());
		}
		else if (arriving.isEmpty()) {
			inputs.together();
			filter(inputs);
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, values), this.context);
		List<?> data = records(inputs);
		boolean includeDeleted = inputs.inputs().flag("include_deleted", false);
		if (data != null) {
			return inputs.call(read(data), (rows) -> BulkUpdate.all(this.context.model(), rows, includeDeleted))
				.map((result) -> outcome(inputs, result).with("failed", result.total() - result.processed())
					.as("bulk_update"));
		}
		inputs.together();
		return updateAll(inputs, includeDeleted).map((result) -> outcome(inputs, result).as("bulk_update"));
	}

	/**
	 * Return the records, or {@code null} when a filter says which.
	 * @throws UpdateShapeException DF-104 if both are given
	 */
	private static @Nullable List<?> records(BulkInputs inputs) {
		List<?> data = inputs.data();
		List<String> others = OF_FILTERS.stream().filter((name) -> given(inputs.inputs().get(name))).toList();
		if (data == null || (data.isEmpty() && !others.isEmpty())) {
			return null;
		}
		if (!others.isEmpty()) {
			throw UpdateShapeException.inTwoWays(inputs.node(), others);
		}
		return data;
	}

	private static boolean given(@Nullable Object value) {
		return value != null && !(value instanceof Map<?, ?> map && map.isEmpty());
	}

	private Mono<BulkResult> updateAll(BulkInputs inputs, boolean includeDeleted) {
		Filter filter = filter(inputs);
		List<Assignment> assignments = assignments(inputs);
		if (assignments.isEmpty()) {
			logger.warn("[{}] {} has no fields to change.", ErrorCode.EMPTY_FIELDS.code(), inputs.node());
			return Mono.just(BulkResult.none());
		}
		return this.context
			.execute(new UpdateAll(this.context.model(), filter, assignments, limit(inputs), includeDeleted))
			.single();
	}

	private static BulkOutcome outcome(BulkInputs inputs, BulkResult result) {
		return BulkOutcome.of(inputs, result).with("updated", result.updated());
	}

	private RecordReader read(List<?> data) {
		return RecordReader.ofChanges(this.context, data);
	}

	private Filter filter(BulkInputs inputs) {
		if (inputs.inputs().get("filter") == null && inputs.inputs().get("conditions") == null) {
			throw UpdateShapeException.withoutRecords(inputs.node());
		}
		Filter filter = this.context.filter(inputs.inputs().map("filter", "conditions"));
		inputs.confirm(filter, false);
		return filter;
	}

	private List<Assignment> assignments(BulkInputs inputs) {
		Map<String, @Nullable Object> fields = inputs.inputs().map("fields", "updates");
		return this.context.values().assignments((fields.isEmpty()) ? inputs.inputs().map("update", "update") : fields);
	}

	/**
	 * Return the limit.
	 * @throws NegativePageException DF-909 if it is negative
	 */
	private static @Nullable Long limit(BulkInputs inputs) {
		if (inputs.inputs().get("limit") == null) {
			return null;
		}
		return new Page(inputs.inputs().number("limit", 0), 0).limit();
	}

}
