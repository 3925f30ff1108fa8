/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Map;

import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * Which record a single-record node means: {@code filter} (or {@code conditions}, its
 * older name), {@code record_id} or {@code id}. A primary key in {@code conditions} wins
 * over {@code record_id}, which wins over {@code id}.
 *
 * @param id the primary key as it was given, or {@code null} when the record is addressed
 * otherwise
 * @param filter the filter, or {@code null} when the inputs address nothing
 */
record Addressing(@Nullable Object id, @Nullable Filter filter) {

	static NodeTypeBuilder ports(NodeTypeBuilder builder, EntityContext context) {
		return builder.input(context.port(context.id()))
			.input(Port.optional("record_id", Object.class))
			.input(Port.optional("filter", Map.class).withEntries().withText())
			.input(Port.optional("conditions", Map.class).withEntries().withText());
	}

	static Addressing of(NodeInputs inputs, EntityContext context) {
		String key = context.id().name();
		Map<String, @Nullable Object> filter = inputs.map("filter", "conditions");
		Object inFilter = filter.get(key);
		Object id = (inFilter != null && !(inFilter instanceof Map)) ? inFilter : flatId(inputs, context);
		if (!filter.isEmpty()) {
			Filter parsed = context.filter(filter);
			return new Addressing(id, (id != null && id != inFilter) ? parsed.and(context.byId(id)) : parsed);
		}
		return new Addressing(id, (id != null) ? context.byId(id) : null);
	}

	private static @Nullable Object flatId(NodeInputs inputs, EntityContext context) {
		Object recordId = inputs.get("record_id");
		if (recordId != null) {
			return recordId;
		}
		Object id = inputs.get(context.id().name());
		String property = context.id().property();
		return (id == null && property != null) ? inputs.get(property) : id;
	}

}
