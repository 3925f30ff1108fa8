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
import io.dataflow.operation.Count;
import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserCountNode}: yields the {@code count} of the records that satisfy a filter.
 */
final class CountNode {

	private static final String OPERATION = "Count";

	private final EntityContext context;

	private CountNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		CountNode node = new CountNode(context);
		return context.type(OPERATION, ports(context))
			.description("Counts records of " + context.model().name() + ".")
			.output("count", Long.class)
			.check(node::check)
			.run(node::run);
	}

	/**
	 * Return the inputs that say which records a node is about.
	 */
	static List<Port> ports(EntityContext context) {
		List<Port> ports = new ArrayList<>();
		ports.add(Port.optional("filter", Map.class).withEntries().withText());
		ports.add(Port.optional("conditions", Map.class).withEntries().withText());
		if (context.model().deletedAt() != null) {
			ports.add(Port.optional("include_deleted", Boolean.class).withDefault(false));
		}
		return ports;
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		this.context.filter(this.context.inputs(OPERATION, parameters).map("filter", "conditions"));
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		NodeInputs inputs = this.context.inputs(OPERATION, values);
		Filter filter = this.context.filter(inputs.map("filter", "conditions"));
		return this.context.execute(new Count(this.context.model(), filter, inputs.flag("include_deleted", false)))
			.single()
			.map((count) -> Map.of("count", count));
	}

}
