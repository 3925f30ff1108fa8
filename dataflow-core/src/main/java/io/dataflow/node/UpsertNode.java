/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.Upserted;
import io.dataflow.query.UpsertTarget;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserUpsertNode}: changes the record that {@code where} means by {@code update},
 * or creates it of {@code where} and {@code create}. Where both name a field,
 * {@code where} wins. A record that was deleted softly is restored and counts as updated.
 */
final class UpsertNode {

	private static final String OPERATION = "Upsert";

	private final EntityContext context;

	private UpsertNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		UpsertNode node = new UpsertNode(context);
		List<Port> ports = List.of(Port.optional("where", Map.class).withEntries().withText(),
				Port.optional("update", Map.class).withEntries().withText(),
				Port.optional("create", Map.class).withEntries().withText(),
				Port.optional("conflict_on", Object.class));
		return context.type(OPERATION, ports)
			.description("Changes one " + context.model().name() + ", or creates it.")
			.output("created", Boolean.class)
			.output("record", Map.class)
			.output("action", String.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (arriving.isEmpty()) {
			upsert(this.context.inputs(OPERATION, parameters));
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		return this.context.execute(upsert(this.context.inputs(OPERATION, values))).single().map(UpsertNode::result);
	}

	private static Map<String, @Nullable Object> result(Upserted upserted) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("created", upserted.created());
		result.put("record", upserted.row().values());
		result.put("action", (upserted.created()) ? "created" : "updated");
		return result;
	}

	private Upsert upsert(NodeInputs inputs) {
		Map<String, @Nullable Object> where = inputs.map("where", "where");
		Map<String, @Nullable Object> update = inputs.map("update", "update");
		Map<String, @Nullable Object> create = inputs.map("create", "create");
		if (where.isEmpty()) {
			throw UpsertShapeException.withoutWhere(inputs.node());
		}
		if (update.isEmpty() && create.isEmpty()) {
			throw UpsertShapeException.withoutValues(inputs.node());
		}
		UpsertTarget target = UpsertTarget.of(this.context.model(), conflictOn(inputs, where));
		Map<String, @Nullable Object> record = new LinkedHashMap<>(this.context.values().record(create));
		record.putAll(this.context.values().record(where));
		return Upsert.of(this.context.model(), new Row(target.key(record)), new Row(record),
				this.context.values().assignments(target.changes(update)));
	}

	private static Collection<String> conflictOn(NodeInputs inputs, Map<String, @Nullable Object> where) {
		Object names = inputs.structure("conflict_on");
		if (names == null) {
			return where.keySet();
		}
		if (names instanceof Collection<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		if (names instanceof String name) {
			return List.of(name);
		}
		throw new InvalidParameterException(inputs.node(), "conflict_on", "a list of fields");
	}

}
