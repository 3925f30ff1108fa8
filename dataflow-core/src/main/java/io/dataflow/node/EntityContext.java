/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.Validation;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.pipeline.BulkCalls;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.FieldValues;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the node types of one entity share: its model, the parsers over its fields, the
 * way to the database.
 */
final class EntityContext {

	private final EntityModel model;

	private final Operations operations;

	private final FilterParser filters;

	private final SortParser sorts;

	private final FieldValues values;

	private final InstanceParameters instance;

	private final List<String> idNames;

	EntityContext(EntityModel model, EntityModels models, Operations operations, String instance) {
		this.model = model;
		this.operations = operations;
		this.filters = new FilterParser(model, models);
		this.sorts = new SortParser(model);
		this.values = new FieldValues(model);
		this.instance = new InstanceParameters(instance, model);
		this.idNames = List.of(id().name(), Objects.requireNonNullElse(id().property(), "id"), "id");
	}

	EntityModel model() {
		return this.model;
	}

	FieldModel id() {
		return this.model.id();
	}

	FieldValues values() {
		return this.values;
	}

	Sort sort(@Nullable Object order) {
		return this.sorts.parse(order);
	}

	Filter filter(Map<String, @Nullable Object> filter) {
		return this.filters.parse(filter);
	}

	Filter byId(Object id) {
		return Filter.equal(id(), Objects.requireNonNull(id().coerce(id)));
	}

	/**
	 * Return the filter that only a record satisfies. Of a time series that is the time
	 * too, by which the other chunks are left alone.
	 */
	Filter byKey(Row row) {
		return Filter.and(this.model.primaryKey()
			.stream()
			.map((field) -> Filter.equal(field, Objects.requireNonNull(row.get(field.name()))))
			.toList());
	}

	<R> Flux<R> execute(Operation<R> operation) {
		return this.operations.execute(operation);
	}

	int batchSize() {
		return this.operations.batchSize();
	}

	BulkCalls bulk(int batchSize) {
		return new BulkCalls(this.operations, batchSize);
	}

	/**
	 * Read the one record that a filter selects.
	 * @return the record, or empty when there is none; DF-704 when there are several
	 */
	Mono<Row> one(String node, Filter filter, boolean includeDeleted) {
		if (filter.selectsAtMostOne()) {
			return select(filter, Page.all(), includeDeleted).singleOrEmpty();
		}
		return select(filter, new Page(2, 0), includeDeleted).collectList().flatMap((rows) -> switch (rows.size()) {
			case 0 -> Mono.<Row>empty();
			case 1 -> Mono.just(rows.get(0));
			default -> Mono.error(new NotUniqueException(node));
		});
	}

	private Flux<Row> select(Filter filter, Page page, boolean includeDeleted) {
		return execute(new Select(this.model, filter, Sort.unsorted(), page, includeDeleted));
	}

	/**
	 * Begin a node type. Names that an earlier input has are left out of later ones, so
	 * that entities may name their fields like parameters.
	 */
	NodeTypeBuilder type(String operation, List<Port> inputs) {
		NodeTypeBuilder builder = NodeType.of(name(operation))
			.subject(this.model.name())
			.transactions(this.instance.instance());
		Set<String> names = new HashSet<>();
		Stream.concat(inputs.stream(), this.instance.ports().stream())
			.filter((port) -> names.add(port.name()))
			.map((port) -> port.withAliases(port.aliases().stream().filter(names::add).toArray(String[]::new)))
			.forEach(builder::input);
		return (this.model.validation() == Validation.STRICT) ? builder.strict() : builder;
	}

	String name(String operation) {
		return this.model.name() + operation + "Node";
	}

	/**
	 * Wrap the inputs of a node, after those that every node of the entity has were
	 * checked.
	 */
	NodeInputs inputs(String operation, Map<String, @Nullable Object> inputs) {
		this.instance.check(inputs);
		return new NodeInputs(name(operation), inputs);
	}

	/**
	 * Return the input for a field.
	 */
	Port port(FieldModel field) {
		Set<String> aliases = new LinkedHashSet<>();
		if (field.property() != null) {
			aliases.add(field.property());
		}
		if (field.equals(id())) {
			aliases.add("id");
		}
		aliases.remove(field.name());
		Port port = Port.optional(field.name(), portType(field)).withAliases(aliases.toArray(String[]::new));
		return (field.sensitive()) ? port.asSensitive() : port;
	}

	/**
	 * Return the primary key among values by name.
	 */
	@Nullable Object idIn(Map<String, @Nullable Object> values) {
		for (String name : this.idNames) {
			Object value = values.get(name);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	/**
	 * Return the fields that callers may set.
	 */
	List<FieldModel> writable() {
		return this.model.fields().stream().filter((field) -> !field.managed()).toList();
	}

	/**
	 * Declare the columns of a record as outputs, and one that tells what became of it.
	 */
	NodeTypeBuilder outputs(NodeTypeBuilder builder, String flag) {
		outputs(builder);
		boolean taken = this.model.fields().stream().anyMatch((field) -> field.name().equals(flag));
		return (taken) ? builder : builder.output(flag, Boolean.class);
	}

	/**
	 * Declare the columns of a record as outputs.
	 */
	NodeTypeBuilder outputs(NodeTypeBuilder builder) {
		this.model.fields().forEach((field) -> builder.output(field.name(), portType(field)));
		return builder;
	}

	/**
	 * Documents and vectors come in several shapes.
	 */
	private static Class<?> portType(FieldModel field) {
		return (field.type() == FieldType.JSON || field.type() == FieldType.VECTOR) ? Object.class : field.javaType();
	}

	static Map<String, @Nullable Object> result(Row row, String key, Object value) {
		Map<String, @Nullable Object> result = row.copy();
		result.put(key, value);
		return result;
	}

	/**
	 * Return the result of a call that found no record.
	 */
	Map<String, @Nullable Object> nothing(@Nullable Object id, String key) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put(id().name(), id);
		result.put(key, false);
		return result;
	}

}
