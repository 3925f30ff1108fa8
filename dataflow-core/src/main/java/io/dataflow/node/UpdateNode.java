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
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.LogCategory;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Update;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * {@code UserUpdateNode}: takes {@code filter} and {@code fields}, yields the record as
 * it is afterwards with {@code updated: true}. The flat form takes {@code id} and the
 * fields themselves.
 */
final class UpdateNode {

	private static final String OPERATION = "Update";

	/** Parameters of the node, also when the entity has fields of these names. */
	private static final Set<String> OWN = Set.of("record_id", "filter", "conditions", "fields", "updates");

	private static final Logger logger = LogCategory.NODE_EXECUTION.logger();

	private final EntityContext context;

	private UpdateNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		UpdateNode node = new UpdateNode(context);
		NodeTypeBuilder builder = context.type(OPERATION, ports(context))
			.description("Changes one " + context.model().name() + ".")
			.dealsWith((name) -> context.model().find(name) != null);
		return context.outputs(builder, "updated").check(node::check).run(node::run);
	}

	private static List<Port> ports(EntityContext context) {
		List<Port> ports = new ArrayList<>(Addressing.ports(context));
		ports.add(Port.optional("fields", Map.class).withEntries().withText());
		ports.add(Port.optional("updates", Map.class).withEntries().withText());
		context.writable()
			.stream()
			.filter((field) -> !field.equals(context.id()))
			.forEach((field) -> ports.add(context.port(field)));
		if (context.model().version() != null) {
			ports.add(Port.optional("version", Long.class));
		}
		return ports;
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		NodeInputs inputs = this.context.inputs(OPERATION, parameters);
		assignments(inputs);
		if (arriving.isEmpty()) {
			filter(inputs, Addressing.of(inputs, this.context));
		}
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		NodeInputs inputs = this.context.inputs(OPERATION, values);
		Addressing addressing = Addressing.of(inputs, this.context);
		Filter filter = filter(inputs, addressing);
		List<Assignment> assignments = assignments(inputs);
		if (assignments.isEmpty()) {
			logger.warn("[{}] {} has no fields to change.", ErrorCode.EMPTY_FIELDS.code(), inputs.node());
			return Mono.just(this.context.nothing(addressing.id(), "updated"));
		}
		return atMostOne(inputs.node(), filter)
			.flatMap((one) -> this.context
				.execute(new Update(this.context.model(), one, assignments, version(inputs), false))
				.singleOrEmpty())
			.map((row) -> EntityContext.result(row, "updated", true))
			.defaultIfEmpty(this.context.nothing(addressing.id(), "updated"));
	}

	/**
	 * A filter that could select several records is narrowed to the one it does select,
	 * so that never more than one changes, whatever happens in between.
	 */
	private Mono<Filter> atMostOne(String node, Filter filter) {
		if (filter.selectsAtMostOne()) {
			return Mono.just(filter);
		}
		return this.context.one(node, filter, false).map((row) -> filter.and(this.context.byKey(row)));
	}

	private Filter filter(NodeInputs inputs, Addressing addressing) {
		if (addressing.filter() == null) {
			throw UpdateShapeException.of(inputs, flat(inputs).isEmpty());
		}
		if (addressing.filter() instanceof Filter.All) {
			throw UpdateShapeException.emptyFilter(inputs.node());
		}
		return addressing.filter();
	}

	private List<Assignment> assignments(NodeInputs inputs) {
		Map<String, @Nullable Object> fields = inputs.map("fields", "updates");
		return this.context.values().assignments((fields.isEmpty()) ? flat(inputs) : fields);
	}

	private Map<String, @Nullable Object> flat(NodeInputs inputs) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		inputs.values().forEach((name, value) -> {
			FieldModel field = this.context.model().find(name);
			boolean data = field != null && !field.equals(this.context.id())
					&& !field.equals(this.context.model().version());
			if (data && !OWN.contains(name)) {
				fields.put(name, value);
			}
		});
		return fields;
	}

	private @Nullable Long version(NodeInputs inputs) {
		return (this.context.model().version() != null && inputs.get("version") != null) ? inputs.number("version", 0)
				: null;
	}

}
