/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserBulkDeleteNode}: yields how many records were {@code deleted}: those of a
 * list of records or primary keys, or all that satisfy a filter, or those of the list
 * that satisfy it. Without a list it is one statement and has no batches: its
 * {@code batch_size} is only repeated in the result.
 */
final class BulkDeleteNode {

	private static final String OPERATION = "BulkDelete";

	private static final List<String> IDS = List.of("ids");

	private final EntityContext context;

	private BulkDeleteNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		BulkDeleteNode node = new BulkDeleteNode(context);
		List<Port> ports = new ArrayList<>(BulkInputs.filterPorts(context));
		ports.add(Port.optional("ids", Object.class));
		ports.add(Port.optional("confirmation_required", Boolean.class).withDefault(false));
		ports.add(Port.optional("soft_delete", Boolean.class));
		return context.type(OPERATION, ports)
			.description("Deletes many records of " + context.model().name() + ".")
			.output("processed", Long.class)
			.output("deleted", Long.class)
			.output("batch_size", Long.class)
			.output("operation", String.class)
			.output("success", Boolean.class)
			.output("failed", Long.class)
			.output("errors", List.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, parameters), this.context);
		inputs.batchSize();
		DeleteNode.permanent(inputs.inputs(), this.context);
		List<?> records = records(inputs);
		if (records != null) {
			read(records).rows(inputs.node(), inputs.atomic());
		}
		if (arriving.isEmpty()) {
			filter(inputs, records != null);
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, values), this.context);
		boolean permanent = DeleteNode.permanent(inputs.inputs(), this.context);
		List<?> records = records(inputs);
		Filter filter = filter(inputs, records != null);
		Mono<BulkResult> result = (records != null)
				? inputs.call(read(records), (rows) -> List.of(delete(filter.and(among(rows)), permanent)))
				: this.context.execute(delete(filter, permanent)).single();
		return result.map((done) -> BulkOutcome.of(inputs, done).with("deleted", done.deleted()).as("bulk_delete"));
	}

	private Operation<BulkResult> delete(Filter filter, boolean permanent) {
		return new BulkDelete(this.context.model(), filter, permanent, null);
	}

	private Filter among(List<BulkRow> rows) {
		int id = this.context.model().fields().indexOf(this.context.id());
		return new Filter.Membership(this.context.id(),
				rows.stream().map((row) -> Objects.requireNonNull(row.get(id))).distinct().toList(), false);
	}

	/**
	 * Return records with at least a primary key.
	 */
	private @Nullable List<?> records(BulkInputs inputs) {
		List<?> ids = inputs.list(IDS);
		List<?> data = inputs.data();
		if (ids == null || (ids.isEmpty() && data != null)) {
			ids = data;
		}
		return (ids != null) ? ids.stream().map(this::record).toList() : null;
	}

	private Object record(@Nullable Object record) {
		return (record instanceof Map || record == null) ? Objects.requireNonNullElse(record, Map.of())
				: Map.of(this.context.id().name(), record);
	}

	private RecordReader read(List<?> records) {
		return RecordReader.of(this.context, records, List.of(this.context.id()));
	}

	private Filter filter(BulkInputs inputs, boolean listed) {
		boolean filtered = inputs.inputs().get("filter") != null || inputs.inputs().get("conditions") != null;
		if (!filtered && !listed) {
			throw new MissingAddressException(ErrorCode.DELETE_WITHOUT_ID, inputs.node());
		}
		Filter filter = this.context.filter(inputs.inputs().map("filter", "conditions"));
		if (!listed) {
			inputs.together();
		}
		inputs.confirm(filter, listed);
		return filter;
	}

}
