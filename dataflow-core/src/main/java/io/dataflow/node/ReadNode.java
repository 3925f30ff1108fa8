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
import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserReadNode}: yields the record with {@code found: true}.
 */
final class ReadNode {

	private static final String OPERATION = "Read";

	private final EntityContext context;

	private ReadNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		ReadNode node = new ReadNode(context);
		List<Port> inputs = new ArrayList<>(Addressing.ports(context));
		inputs.add(Port.optional("raise_on_not_found", Boolean.class).withDefault(true));
		if (context.model().deletedAt() != null) {
			inputs.add(Port.optional("include_deleted", Boolean.class).withDefault(false));
		}
		NodeTypeBuilder builder = context.type(OPERATION, inputs)
			.description("Reads one " + context.model().name() + ".");
		return context.outputs(builder, "found").check(node::check).run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (arriving.isEmpty()) {
			filter(Addressing.of(this.context.inputs(OPERATION, parameters), this.context));
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		NodeInputs inputs = this.context.inputs(OPERATION, values);
		Addressing addressing = Addressing.of(inputs, this.context);
		return this.context.one(inputs.node(), filter(addressing), inputs.flag("include_deleted", false))
			.map((row) -> EntityContext.result(row, "found", true))
			.switchIfEmpty(Mono.defer(() -> absent(inputs, addressing.id())));
	}

	private Filter filter(Addressing addressing) {
		if (addressing.filter() == null || addressing.filter() instanceof Filter.All) {
			throw new MissingAddressException(ErrorCode.READ_WITHOUT_ID, this.context.name(OPERATION));
		}
		return addressing.filter();
	}

	private Mono<Map<String, @Nullable Object>> absent(NodeInputs inputs, @Nullable Object id) {
		if (inputs.flag("raise_on_not_found", true)) {
			return Mono.error(new RecordNotFoundException(this.context.model(), id));
		}
		return Mono.just(this.context.nothing(id, "found"));
	}

}
