/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.query.Filter;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * Which record a single-record node means: {@code filter} (or {@code conditions}, its
 * older name), {@code record_id} or {@code id}. A primary key in {@code conditions} wins
 * over {@code record_id}, which wins over {@code id}.
 *
 * @param id the primary key in its normal form, or {@code null} when the record is
 * addressed otherwise
 * @param filter the filter, or {@code null} when the inputs address nothing
 */
record Addressing(@Nullable Object id, @Nullable Filter filter) {

	static List<Port> ports(EntityContext context) {
		return List.of(context.port(context.id()), Port.optional("record_id", Object.class),
				Port.optional("filter", Map.class).withEntries().withText(),
				Port.optional("conditions", Map.class).withEntries().withText());
	}

	static Addressing of(NodeInputs inputs, EntityContext context) {
		Map<String, @Nullable Object> filter = inputs.map("filter", "conditions");
		Object inFilter = context.idIn(filter);
		Object id = (inFilter != null && !(inFilter instanceof Map)) ? inFilter : flatId(inputs, context);
		Object key = context.id().coerce(id);
		if (!filter.isEmpty()) {
			Filter parsed = context.filter(filter);
			return new Addressing(key, (key != null && id != inFilter) ? parsed.and(context.byId(key)) : parsed);
		}
		return new Addressing(key, (key != null) ? context.byId(key) : null);
	}

	private static @Nullable Object flatId(NodeInputs inputs, EntityContext context) {
		Object recordId = inputs.get("record_id");
		if (recordId != null) {
			return recordId;
		}
		return context.idIn(inputs.values());
	}

}
