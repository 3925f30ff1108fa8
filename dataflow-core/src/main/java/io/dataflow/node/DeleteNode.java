/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.Delete;
import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserDeleteNode}: yields {@code id} and {@code deleted}.
 */
final class DeleteNode {

	private static final String OPERATION = "Delete";

	private final EntityContext context;

	private DeleteNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		DeleteNode node = new DeleteNode(context);
		List<Port> inputs = new ArrayList<>(Addressing.ports(context));
		inputs.add(Port.optional("soft_delete", Boolean.class));
		return context.type(OPERATION, inputs)
			.description("Deletes one " + context.model().name() + ".")
			.output(context.id().name(), context.id().javaType())
			.output("deleted", Boolean.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		NodeInputs inputs = this.context.inputs(OPERATION, parameters);
		permanent(inputs);
		if (arriving.isEmpty()) {
			filter(Addressing.of(inputs, this.context));
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		NodeInputs inputs = this.context.inputs(OPERATION, values);
		Addressing addressing = Addressing.of(inputs, this.context);
		Filter filter = filter(addressing);
		boolean permanent = permanent(inputs);
		Object id = addressing.id();
		if (id != null && this.context.id().unique()) {
			return delete(filter, permanent, id);
		}
		return this.context.one(inputs.node(), filter, permanent).flatMap((row) -> {
			Object found = Objects.requireNonNull(row.get(this.context.id().name()));
			return delete(filter.and(this.context.byKey(row)), permanent, found);
		}).defaultIfEmpty(this.context.nothing(id, "deleted"));
	}

	private Mono<Map<String, @Nullable Object>> delete(Filter filter, boolean permanent, Object id) {
		return this.context.execute(new Delete(this.context.model(), filter, permanent, null)).single().map((count) -> {
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			result.put(this.context.id().name(), id);
			result.put("deleted", count > 0);
			return result;
		});
	}

	private Filter filter(Addressing addressing) {
		if (addressing.filter() == null || addressing.filter() instanceof Filter.All) {
			throw new MissingAddressException(ErrorCode.DELETE_WITHOUT_ID, this.context.name(OPERATION));
		}
		return addressing.filter();
	}

	private boolean permanent(NodeInputs inputs) {
		return permanent(inputs, this.context);
	}

	/**
	 * Tell whether records are really removed.
	 */
	static boolean permanent(NodeInputs inputs, EntityContext context) {
		boolean softly = context.model().deletedAt() != null;
		boolean wanted = inputs.flag("soft_delete", softly);
		if (wanted && !softly) {
			throw new SoftDeleteException(context.model().name());
		}
		return !wanted;
	}

}
