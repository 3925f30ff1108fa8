/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Update;
import io.dataflow.operation.Upsert;
import io.dataflow.query.UpsertTarget;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code VectorInsertNode}, {@code VectorUpdateNode} and {@code VectorUpsertNode}: store
 * a {@code vector} and what belongs to it. {@code metadata} is kept in the JSON field
 * {@code meta} where the entity has one, otherwise it holds further fields as
 * {@code fields} does.
 */
final class VectorWriteNode implements TableNode {

	/** Entities should not use the first one, which is reserved. */
	private static final List<String> METADATA = List.of("metadata", "meta");

	private final Kind kind;

	VectorWriteNode(Kind kind) {
		this.kind = kind;
	}

	@Override
	public String name() {
		return this.kind.node;
	}

	@Override
	public List<Port> ports() {
		return List.of(Port.optional("id", Object.class), Port.required("vector", Object.class),
				Port.optional("metadata", Map.class).withEntries().withText(),
				Port.optional("fields", Map.class).withEntries().withText(), VectorInputs.column());
	}

	@Override
	public NodeTypeBuilder declare(NodeTypeBuilder builder) {
		builder.description(this.kind.description)
			.output("id", Object.class)
			.output("record", Map.class)
			.output("table_name", String.class);
		return switch (this.kind) {
			case INSERT -> builder.output("success", Boolean.class);
			case UPDATE -> builder.output("updated", Boolean.class);
			case UPSERT -> builder.output("created", Boolean.class).output("action", String.class);
		};
	}

	@Override
	public List<? extends DataFlowException> check(EntityContext context, NodeInputs inputs, Set<String> arriving) {
		if (arriving.isEmpty() && inputs.has("vector")) {
			check(context, values(context, inputs), id(context, inputs));
		}
		return List.of();
	}

	private void check(EntityContext context, Map<String, @Nullable Object> values, @Nullable Object id) {
		switch (this.kind) {
			case INSERT -> context.values().record(withId(context, values, id));
			case UPDATE -> context.values().assignments(values);
			case UPSERT -> {
				context.values().record(withId(context, values, id));
				context.values().assignments(target(context).changes(values));
			}
		}
	}

	private static UpsertTarget target(EntityContext context) {
		return UpsertTarget.of(context.model(), List.of(context.id().name()));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(EntityContext context, NodeInputs inputs) {
		Map<String, @Nullable Object> values = values(context, inputs);
		Object id = id(context, inputs);
		return switch (this.kind) {
			case INSERT -> insert(context, values, id);
			case UPDATE -> update(context, values, id);
			case UPSERT -> upsert(context, values, id);
		};
	}

	private static Mono<Map<String, @Nullable Object>> insert(EntityContext context,
			Map<String, @Nullable Object> values, @Nullable Object id) {
		Row row = new Row(context.values().record(withId(context, values, id)));
		return context.execute(new Insert(context.model(), List.of(row)))
			.single()
			.map((stored) -> result(context, stored, "success", true));
	}

	private static Mono<Map<String, @Nullable Object>> update(EntityContext context,
			Map<String, @Nullable Object> values, @Nullable Object id) {
		Update update = new Update(context.model(), context.byId(Objects.requireNonNull(id)),
				context.values().assignments(values), null, false);
		return context.execute(update)
			.singleOrEmpty()
			.map((stored) -> result(context, stored, "updated", true))
			.defaultIfEmpty(nothing(context, id));
	}

	private static Mono<Map<String, @Nullable Object>> upsert(EntityContext context,
			Map<String, @Nullable Object> values, @Nullable Object id) {
		UpsertTarget target = target(context);
		Map<String, @Nullable Object> record = context.values().record(withId(context, values, id));
		Upsert upsert = Upsert.of(context.model(), new Row(target.key(record)), new Row(record),
				context.values().assignments(target.changes(values)));
		return context.execute(upsert).single().map((upserted) -> {
			Map<String, @Nullable Object> result = result(context, upserted.row(), "created", upserted.created());
			result.put("action", (upserted.created()) ? "created" : "updated");
			return result;
		});
	}

	private static Map<String, @Nullable Object> result(EntityContext context, Row row, String key, Object value) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put(key, value);
		result.put("id", row.get(context.id().name()));
		result.put("record", row.values());
		result.put("table_name", context.model().table());
		return result;
	}

	private static Map<String, @Nullable Object> nothing(EntityContext context, @Nullable Object id) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("updated", false);
		result.put("id", id);
		result.put("table_name", context.model().table());
		return result;
	}

	/**
	 * Return the values of the fields beside the primary key.
	 */
	private static Map<String, @Nullable Object> values(EntityContext context, NodeInputs inputs) {
		VectorInputs vectors = new VectorInputs(inputs, context);
		FieldModel field = vectors.field();
		Map<String, @Nullable Object> values = new LinkedHashMap<>(inputs.map("fields", "fields"));
		if (inputs.get("metadata") != null) {
			values.putAll(metadata(context, inputs.map("metadata", "metadata")));
		}
		values.put(field.name(), vectors.vector(field, "vector"));
		return values;
	}

	private static Map<String, @Nullable Object> metadata(EntityContext context, Map<String, @Nullable Object> given) {
		for (String name : METADATA) {
			FieldModel field = context.model().find(name);
			if (field != null && field.type() == FieldType.JSON) {
				Map<String, @Nullable Object> values = new LinkedHashMap<>();
				values.put(field.name(), given);
				return values;
			}
		}
		return given;
	}

	private @Nullable Object id(EntityContext context, NodeInputs inputs) {
		Object id = inputs.get("id");
		if (id == null && this.kind != Kind.INSERT) {
			throw new InvalidParameterException(inputs.node(), "id", "the primary key of a record");
		}
		return context.id().coerce(id);
	}

	private static Map<String, @Nullable Object> withId(EntityContext context, Map<String, @Nullable Object> values,
			@Nullable Object id) {
		if (id == null) {
			return values;
		}
		Map<String, @Nullable Object> record = new LinkedHashMap<>(values);
		record.put(context.id().name(), id);
		return record;
	}

	/**
	 * What is done with the record.
	 */
	enum Kind {

		/** It is new. */
		INSERT("VectorInsertNode", "Creates a record with a vector."),

		/** It exists. */
		UPDATE("VectorUpdateNode", "Changes the vector of a record."),

		/** It may exist. */
		UPSERT("VectorUpsertNode", "Creates a record with a vector, or changes it.");

		private final String node;

		private final String description;

		Kind(String node, String description) {
			this.node = node;
			this.description = description;
		}

	}

}
