/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserCreateNode}: takes the fields of a record as its inputs, yields the record
 * as it is stored.
 */
final class CreateNode {

	private static final String OPERATION = "Create";

	/** What callers wrap records in when they take this node for another one. */
	private static final List<String> WRAPPERS = List.of("data", "fields", "filter", "record", "conditions");

	private final EntityContext context;

	private CreateNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		CreateNode node = new CreateNode(context);
		List<Port> inputs = context.writable()
			.stream()
			.map((field) -> (field.required() && !field.equals(context.id())) ? context.port(field).asRequired()
					: context.port(field))
			.toList();
		NodeTypeBuilder builder = context.type(OPERATION, inputs)
			.description("Creates one " + context.model().name() + ".")
			.dealsWith((name) -> WRAPPERS.contains(name) || context.model().find(name) != null);
		return context.outputs(builder).check(node::check).run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		record(parameters);
		FieldModel id = this.context.id();
		boolean missing = id.required() && Stream.concat(parameters.keySet().stream(), arriving.stream())
			.noneMatch((name) -> id.equals(this.context.model().find(name)));
		return (missing) ? List.of(new MissingIdException(this.context.name(OPERATION), id.name())) : List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return this.context.execute(new Insert(this.context.model(), List.of(record(inputs))))
			.single()
			.map(Row::values);
	}

	private Row record(Map<String, @Nullable Object> inputs) {
		this.context.inputs(OPERATION, inputs);
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		inputs.forEach((name, value) -> {
			if (this.context.model().find(name) != null) {
				fields.put(name, value);
			}
			else if (WRAPPERS.contains(name)) {
				throw new CreateShapeException(this.context.model().name(), name);
			}
		});
		return new Row(this.context.values().record(fields));
	}

}
