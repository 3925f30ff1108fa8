/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Assignment;
import io.dataflow.query.Cursor;
import io.dataflow.query.FieldValues;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Query;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The records of one entity as objects: the same operations as those of the generated
 * nodes, for Java code. All results are cold, join the transaction of the subscriber, and
 * fail with {@link io.dataflow.error.DataFlowException}s only.
 *
 * @param <T> the type of the entity
 * @since 0.1.0
 */
public final class ModelOperations<T> {

	private final Class<T> type;

	private final EntityModel model;

	private final Operations operations;

	private final FilterParser filters;

	private final SortParser sorts;

	private final FieldValues values;

	/**
	 * Create the operations of an entity.
	 * @param type the type of the entity
	 * @param models the entities of the instance
	 * @param operations where operations go
	 * @throws io.dataflow.model.UnknownModelException DF-603 when the class is not among
	 * the entities
	 */
	public ModelOperations(Class<T> type, EntityModels models, Operations operations) {
		this.type = type;
		this.model = models.model(type);
		this.operations = operations;
		this.filters = new FilterParser(this.model, models);
		this.sorts = new SortParser(this.model);
		this.values = new FieldValues(this.model);
	}

	/**
	 * Create a record. A property that is null although its field must have a value gets
	 * its default.
	 * @param entity the record
	 * @return the record as it is stored, generated values included; fails with DF-105 or
	 * DF-101 when required values are missing and DF-502 when the record exists
	 */
	public Mono<T> create(T entity) {
		return Mono.defer(() -> this.operations.execute(new Insert(this.model, List.of(row(entity)))).single())
			.map(this::entity);
	}

	/**
	 * Read a record.
	 * @param id the primary key
	 * @return the record, or empty when there is none
	 */
	public Mono<T> read(Object id) {
		return Mono.defer(() -> this.operations.execute(Select.of(this.model, byId(id))).singleOrEmpty())
			.map(this::entity);
	}

	/**
	 * Change a record.
	 * @param id the primary key
	 * @param fields the names of fields, by column or property, and their new values
	 * @return the record as it is afterwards, or empty when there is none; fails with
	 * DF-905 when the primary key is among the fields and DF-605 when a name is not a
	 * field
	 */
	public Mono<T> update(Object id, Map<String, ? extends @Nullable Object> fields) {
		return Mono.defer(() -> {
			List<Assignment> assignments = this.values.assignments(fields);
			return (assignments.isEmpty()) ? read(id)
					: this.operations.execute(Update.of(this.model, byId(id), assignments))
						.singleOrEmpty()
						.map(this::entity);
		});
	}

	/**
	 * Delete a record; softly where the entity says so.
	 * @param id the primary key
	 * @return whether there was such a record
	 */
	public Mono<Boolean> delete(Object id) {
		return Mono.defer(() -> this.operations.execute(Delete.of(this.model, byId(id))).single())
			.map((count) -> count > 0);
	}

	/**
	 * Read records. They are fetched as they are asked for, so that a result may be
	 * larger than memory.
	 * @param query which records, in which order
	 * @return the records
	 */
	public Flux<T> list(Query query) {
		return Flux.defer(() -> {
			Sort sort = this.sorts.parse(query.order());
			Filter filter = this.filters.parse(query.filter());
			Filter rest = (query.after() != null) ? filter.and(Cursor.parse(this.model, sort, query.after()).filter())
					: filter;
			return this.operations.execute(new Select(this.model, rest, sort, query.page(), query.includeDeleted()));
		}).map(this::entity);
	}

	/**
	 * Return where a record is in the order of a query, for {@link Query#after}.
	 * @param query the query that found the record
	 * @param entity the record; when the entity does not declare a field of the order, it
	 * has no cursor
	 * @return the cursor, opaque
	 * @throws io.dataflow.query.InvalidSortException DF-910 when the query is ordered by
	 * a field that the entity does not declare
	 */
	public String cursor(Query query, T entity) {
		return Cursor.of(this.sorts.parse(query.order()), this.model.toRow(entity)).text(this.model);
	}

	/**
	 * Count records.
	 * @param query which records; its order and page do not matter
	 * @return how many there are
	 */
	public Mono<Long> count(Query query) {
		return Mono.defer(() -> this.operations
			.execute(new Count(this.model, this.filters.parse(query.filter()), query.includeDeleted()))
			.single());
	}

	private Filter byId(Object id) {
		return Filter.equal(this.model.id(), Objects.requireNonNull(this.model.id().coerce(id)));
	}

	private Row row(T entity) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		this.model.toRow(entity).forEach((name, value) -> {
			FieldModel field = this.model.field(name);
			if (!field.managed() && (value != null || field.nullable())) {
				row.put(name, value);
			}
		});
		return new Row(row);
	}

	private T entity(Row row) {
		return this.type.cast(this.model.toEntity(row.values()));
	}

}
