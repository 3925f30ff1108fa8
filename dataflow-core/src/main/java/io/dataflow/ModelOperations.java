/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.operation.UpdateAll;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorParameterException;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.AggregationParser;
import io.dataflow.query.Assignment;
import io.dataflow.query.Cursor;
import io.dataflow.query.FieldValues;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Query;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import io.dataflow.query.UpsertTarget;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
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

	/** How many records a search finds unless told. */
	private static final int NEAREST = 10;

	/** The names here of what nodes call otherwise. */
	private static final Map<String, String> SEARCH_NAMES = Map.of("k", "limit", "query_vector", "vector");

	private final Class<T> type;

	private final EntityModel model;

	private final Operations operations;

	private final FilterParser filters;

	private final SortParser sorts;

	private final FieldValues values;

	private final RecordAddress address;

	private final BulkModelOperations bulk;

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
		this.bulk = new BulkModelOperations(this.model, operations, false);
		this.address = new RecordAddress(this.model, operations);
	}

	private ModelOperations(ModelOperations<T> other, BulkModelOperations bulk) {
		this.type = other.type;
		this.model = other.model;
		this.operations = other.operations;
		this.filters = other.filters;
		this.sorts = other.sorts;
		this.values = other.values;
		this.bulk = bulk;
		this.address = other.address;
	}

	/**
	 * Return the same operations, of which the bulk calls that are given records do not
	 * store all of them or none: every record is stored that can be, and the others are
	 * in {@link BulkResult#failures()}. There is one transaction for each batch, where
	 * the database has transactions, and batches before an error that is of no record
	 * stay. Nodes do the same with {@code atomic: false}. Where MongoDB is no replica
	 * set, bulk calls with records are possible only like this.
	 * @return the operations
	 */
	public ModelOperations<T> apart() {
		return new ModelOperations<>(this, new BulkModelOperations(this.model, this.operations, true));
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
	 * @return the record, or empty when there is none; fails with DF-704 when several
	 * records of a time series have the id
	 */
	public Mono<T> read(Object id) {
		return Mono.defer(() -> this.address.read(id)).map(this::entity);
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
					: this.address.one(id)
						.flatMapMany((one) -> this.operations.execute(Update.of(this.model, one, assignments)))
						.singleOrEmpty()
						.map(this::entity);
		});
	}

	/**
	 * Change a record that has a version.
	 * @param id the primary key
	 * @param fields the names of fields, by column or property, and their new values
	 * @param expectedVersion the version that the record must have
	 * @return the record as it is afterwards, or empty when there is none; fails with
	 * DF-507 when it has another version and DF-605 when the entity is not versioned
	 */
	public Mono<T> update(Object id, Map<String, ? extends @Nullable Object> fields, long expectedVersion) {
		return Mono.defer(() -> {
			this.model.field("version");
			List<Assignment> assignments = this.values.assignments(fields);
			return (assignments.isEmpty()) ? read(id)
					: this.address.one(id)
						.flatMapMany((one) -> this.operations
							.execute(new Update(this.model, one, assignments, expectedVersion, false)))
						.singleOrEmpty()
						.map(this::entity);
		});
	}

	/**
	 * Change all records that satisfy a filter, in one statement: a condition in the
	 * filter holds for what it changes.
	 * @param query which records, without limit and offset; its order does not matter
	 * @param fields the names of fields and their new values or expressions such as
	 * {@code {"$dec": 1}}
	 * @return the records as they are afterwards; empty when there are none or
	 * {@code fields} is empty
	 */
	public Flux<T> updateAll(Query query, Map<String, ? extends @Nullable Object> fields) {
		if (query.page().limited() || query.page().offset() > 0) {
			throw new IllegalArgumentException("'query' must have neither limit nor offset");
		}
		return Flux.defer(() -> {
			List<Assignment> assignments = this.values.assignments(fields);
			return (assignments.isEmpty()) ? Flux.empty() : this.operations.execute(new Update(this.model,
					this.filters.parse(query.filter()), assignments, null, query.includeDeleted()));
		}).map(this::entity);
	}

	/**
	 * Create a record, or change the one that has its key. A record that was deleted
	 * softly is restored.
	 * @param entity the record; a property that is null although its field must have a
	 * value gets its default, or stays as it is
	 * @param conflictOn the fields of a unique index, or nothing for the primary key
	 * @return the record as it is afterwards; fails with DF-710 when the fields are no
	 * unique key or have no value, and DF-502 when another unique key is in the way
	 */
	public Mono<T> upsert(T entity, String... conflictOn) {
		return Mono.defer(() -> {
			UpsertTarget target = UpsertTarget.of(this.model, (conflictOn.length > 0) ? List.of(conflictOn)
					: this.model.primaryKey().stream().map(FieldModel::name).toList());
			Row row = row(entity);
			List<Assignment> assignments = new ArrayList<>();
			target.changes(row.values())
				.forEach((name, value) -> assignments.add(new Assignment.SetValue(this.model.field(name), value)));
			return this.operations.execute(Upsert.of(this.model, new Row(target.key(row.values())), row, assignments))
				.single();
		}).map((upserted) -> entity(upserted.row()));
	}

	/**
	 * Compute over groups of records.
	 * @param query which records, and the order and the part of the groups that are
	 * wanted; an order names aliases and fields of the groups
	 * @param groupBy the fields whose values form the groups; none for one group of all
	 * @param aggregate aliases to functions of fields, for instance {@code {"total":
	 * {"$sum": "amount"}}}
	 * @param having aliases to values or comparisons that groups must satisfy
	 * @return for each group its fields by column, then the values by alias
	 */
	public Flux<Map<String, @Nullable Object>> aggregate(Query query, List<String> groupBy, Map<String, ?> aggregate,
			Map<String, ?> having) {
		return Flux.defer(() -> this.operations.execute(new Aggregate(this.model, this.filters.parse(query.filter()),
				new AggregationParser(this.model).parse(groupBy, aggregate, having, query.order()), query.page(),
				query.includeDeleted())))
			.map(Row::values);
	}

	/**
	 * Delete a record; softly where the entity says so.
	 * @param id the primary key
	 * @return whether there was such a record
	 */
	public Mono<Boolean> delete(Object id) {
		return Mono
			.defer(() -> this.address.one(id)
				.flatMap((one) -> this.operations.execute(Delete.of(this.model, one)).single()))
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
	 * Find the records whose vectors are nearest to a vector, the nearest first. Records
	 * without a vector, and by cosine those whose vector is zero, are not found.
	 * @param query which records to look at, and how many of them to find: as many as its
	 * limit says, from 1 to {@value VectorSearch#MAX_LIMIT}, or 10 when it has none. Its
	 * order and offset do not matter
	 * @param field the name of the field of the vectors, by column or property
	 * @param vector what to search for
	 * @param distance how distance is measured
	 * @return the records with their distances; fails with DF-102 when the vector does
	 * not fit the field, or the limit is out of range, DF-605 when the name is not a
	 * field, and DF-701 where the database does not search vectors. How thoroughly an
	 * index is looked through can be said with a {@link VectorSearch}
	 */
	public Flux<Nearest<T>> search(Query query, String field, float[] vector, VectorDistance distance) {
		return Flux.defer(() -> this.operations.execute(nearest(query, this.model.field(field), vector, distance)))
			.map((match) -> new Nearest<>(entity(match.row()), match.distance()));
	}

	private VectorSearch nearest(Query query, FieldModel field, float[] vector, VectorDistance distance) {
		if (field.type() != FieldType.VECTOR || !(field.coerce(vector) instanceof float[] numbers)) {
			throw new VectorParameterException("field",
					"a vector of " + this.model.name() + ", not '" + field.name() + "'");
		}
		long limit = query.page().limited() ? query.page().limit() : NEAREST;
		Filter filter = this.filters.parse(query.filter());
		try {
			return new VectorSearch(this.model, field, numbers, distance, (int) Math.min(limit, Integer.MAX_VALUE),
					filter, query.includeDeleted(), true, VectorTuning.NONE);
		}
		catch (VectorParameterException ex) {
			throw ex.named(SEARCH_NAMES.getOrDefault(ex.parameter(), ex.parameter()));
		}
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

	/**
	 * Create many records in one transaction. They are taken from the source batch by
	 * batch, so that there may be more of them than memory holds. A property that is null
	 * although its field must have a value gets its default.
	 * @param entities the records
	 * @return how many there were; fails as {@link #create} does, and then none is
	 * stored, unless these are the operations {@link #apart}
	 */
	public Mono<BulkResult> bulkCreate(Publisher<? extends T> entities) {
		return this.bulk.create(Flux.from(entities));
	}

	/**
	 * Change many records in one transaction, found by their primary keys, in all their
	 * fields. They are taken from the source batch by batch.
	 * @param entities the records as they shall be
	 * @return how many of them existed; fails with DF-109 when a primary key or another
	 * field that must have a value is null, and then none is changed, unless these are
	 * the operations {@link #apart}
	 */
	public Mono<BulkResult> bulkUpdate(Publisher<? extends T> entities) {
		return this.bulk.update(Flux.from(entities));
	}

	/**
	 * Change all records that satisfy a query in the same way.
	 * @param query which records; with a limit those with the smallest primary keys. Its
	 * order and offset do not matter
	 * @param fields the names of fields, by column or property, and their new values
	 * @return how many were changed; fails as {@link #update} does
	 */
	public Mono<BulkResult> bulkUpdate(Query query, Map<String, ? extends @Nullable Object> fields) {
		return Mono.defer(() -> {
			List<Assignment> assignments = this.values.assignments(fields);
			Long limit = (query.page().limited()) ? query.page().limit() : null;
			return (assignments.isEmpty()) ? Mono.just(BulkResult.none())
					: this.operations
						.execute(new UpdateAll(this.model, this.filters.parse(query.filter()), assignments, limit,
								query.includeDeleted()))
						.single();
		});
	}

	/**
	 * Delete all records that satisfy a query; softly where the entity says so.
	 * @param query which records, all of them when it has no filter. Its order and page
	 * do not matter
	 * @return how many were deleted
	 */
	public Mono<BulkResult> bulkDelete(Query query) {
		return Mono.defer(() -> this.operations
			.execute(new BulkDelete(this.model, this.filters.parse(query.filter()), false, null))
			.single());
	}

	/**
	 * Create many records or change those that exist, in one transaction. They are taken
	 * from the source batch by batch; of several with the same key the last one counts. A
	 * record that was deleted softly is restored and counts as changed.
	 * @param entities the records
	 * @param conflictOn the fields of the unique key by which a record exists already;
	 * none means the primary key
	 * @return how many were created and changed; fails with DF-710 when the fields are no
	 * unique key, and when a record cannot be stored, unless these are the operations
	 * {@link #apart}
	 */
	public Mono<BulkResult> bulkUpsert(Publisher<? extends T> entities, String... conflictOn) {
		return Mono.defer(() -> this.bulk.upsert(Flux.from(entities), (conflictOn.length == 0) ? this.model.primaryKey()
				: UpsertTarget.of(this.model, List.of(conflictOn)).fields()));
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
