/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.RelationModel;
import io.dataflow.model.UnknownFieldException;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Projection;
import io.dataflow.operation.Projection.Join;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.StatementPreview;
import io.dataflow.operation.UpdateAll;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.AggregationParser;
import io.dataflow.query.Assignment;
import io.dataflow.query.FieldValues;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statements of an entity, for those who want to see them or to execute them
 * through the driver on their own. A statement is the one that the same call of
 * {@link ModelOperations} sends: names are checked against the entity and quoted, values
 * are parameters, records that were deleted softly are left out, new records get their
 * defaults and time stamps, and a delete marks where the entity says so. Raw text is
 * accepted nowhere: neither as a condition nor as a column, an order or a join.
 * <p>
 * On H2 conditions on the inside of JSON and {@code $regex} call functions, which are
 * there as soon as an instance has executed such a condition itself.
 * <p>
 * Names, operators and values are checked when they are given. Building does not change
 * the builder: the same builder builds the same statement again, apart from the time and
 * generated keys in it. Not safe for several threads.
 *
 * @since 0.1.0
 */
public final class QueryBuilder {

	private final EntityModel model;

	private final EntityModels models;

	private final Operations operations;

	private final StatementPreview preview;

	private final FilterParser filters;

	private final SortParser sorts;

	private final FieldValues values;

	private final List<Filter> conditions = new ArrayList<>();

	private final List<Projection.Column> columns = new ArrayList<>();

	private final Map<RelationModel, Join.Type> joins = new LinkedHashMap<>();

	private final List<Map<String, String>> orders = new ArrayList<>();

	private Page page = Page.all();

	private boolean includeDeleted;

	QueryBuilder(EntityModel model, EntityModels models, Operations operations, StatementPreview preview) {
		this.model = model;
		this.models = models;
		this.operations = operations;
		this.preview = preview;
		this.filters = new FilterParser(model, models);
		this.sorts = new SortParser(model);
		this.values = new FieldValues(model);
	}

	/**
	 * Add a condition. All conditions must be satisfied.
	 * @param field the field, or a path into a JSON field or over a relation
	 * @param operator an operator of the {@link FilterParser filter language}, with or
	 * without its dollar sign: {@code "$gte"} or {@code "gte"}
	 * @param value the operand
	 * @return this builder
	 * @throws io.dataflow.error.DataFlowException DF-605 when the field, DF-907 when the
	 * operator is not known or does not take the operand, such as {@code $in} without a
	 * list, DF-102 when the operand has the wrong type
	 */
	public QueryBuilder where(String field, String operator, @Nullable Object value) {
		return where(field, Collections.singletonMap((operator.startsWith("$")) ? operator : "$" + operator, value));
	}

	/**
	 * Add the condition that a field has a value.
	 * @param field the field, or a path into a JSON field or over a relation
	 * @param value the value, {@code null} for records without one
	 * @return this builder
	 * @throws io.dataflow.error.DataFlowException as
	 * {@link #where(String, String, Object)}
	 */
	public QueryBuilder where(String field, @Nullable Object value) {
		this.conditions.add(this.filters.parse(Collections.singletonMap(field, value)));
		return this;
	}

	/**
	 * Say which columns are read; all fields of the entity otherwise.
	 * @param fields fields, or fields of a relation that was joined before,
	 * {@code "customer.email"}; the column is then named so, too
	 * @return this builder
	 * @throws UnknownFieldException DF-605 when there is no such field, or its relation
	 * is not joined
	 */
	public QueryBuilder select(String... fields) {
		for (String field : fields) {
			this.columns.add(column(field));
		}
		return this;
	}

	/**
	 * Read the records that a relation leads to as well. Joined are those that a list of
	 * their entity would find.
	 * @param relation the name of a relation that the entity declares
	 * @param type whether records without a related one are left out
	 * @return this builder
	 * @throws UnknownFieldException DF-605 when the entity does not declare it
	 */
	public QueryBuilder join(String relation, Join.Type type) {
		this.joins.put(relation(relation), type);
		return this;
	}

	/**
	 * Add to the order. It always ends in the primary key, which alone orders,
	 * descending, when nothing is given.
	 * @param field the field
	 * @param direction {@code "ASC"} or {@code "DESC"}, in any case
	 * @return this builder
	 * @throws io.dataflow.query.InvalidSortException DF-910 when the field or the
	 * direction is not known
	 */
	public QueryBuilder orderBy(String field, String direction) {
		Map<String, String> order = Map.of(field, direction);
		this.sorts.parse(order);
		this.orders.add(order);
		return this;
	}

	/**
	 * Compute over groups of the records that satisfy the conditions so far. What is
	 * given to this builder later does not matter to the other.
	 * @param fields the fields whose values form the groups; none for one group of all
	 * @return a builder for the values of the groups
	 * @throws IllegalStateException when columns, joins, an order, a limit or an offset
	 * were given
	 */
	public GroupQueryBuilder groupBy(String... fields) {
		refuse(!this.columns.isEmpty() || !this.joins.isEmpty() || !this.orders.isEmpty()
				|| !this.page.equals(Page.all()),
				"Groups have neither the columns nor the joins, the order or the page of records.");
		Filter filter = filter();
		boolean deleted = this.includeDeleted;
		return new GroupQueryBuilder(new AggregationParser(this.model), List.of(fields), (aggregation,
				part) -> built(new Aggregate(this.model, filter, aggregation, part, deleted), Projection.all()));
	}

	/**
	 * Limit how many records are read, or updated.
	 * @param limit the greatest number of records
	 * @return this builder
	 * @throws io.dataflow.query.NegativePageException DF-909 when it is negative
	 */
	public QueryBuilder limit(long limit) {
		this.page = new Page(limit, this.page.offset());
		return this;
	}

	/**
	 * Leave out the first records that would be read.
	 * @param offset how many
	 * @return this builder
	 * @throws io.dataflow.query.NegativePageException DF-909 when it is negative
	 */
	public QueryBuilder offset(long offset) {
		this.page = new Page(this.page.limit(), offset);
		return this;
	}

	/**
	 * Mean records that were deleted softly, too. A delete then removes records for good.
	 * @return this builder
	 */
	public QueryBuilder withDeleted() {
		this.includeDeleted = true;
		return this;
	}

	/**
	 * Forget everything that was given.
	 * @return this builder
	 */
	public QueryBuilder reset() {
		this.conditions.clear();
		this.columns.clear();
		this.joins.clear();
		this.orders.clear();
		this.page = Page.all();
		this.includeDeleted = false;
		return this;
	}

	/**
	 * Build the statement that reads the records.
	 * @return the statement
	 */
	public BuiltStatement buildSelect() {
		Sort sort = this.sorts.parse(this.orders);
		return built(new Select(this.model, filter(), sort, this.page, this.includeDeleted), projection());
	}

	/**
	 * Build the statement that counts the records; columns, order, limit and offset do
	 * not matter.
	 * @return the statement
	 */
	public BuiltStatement buildCount() {
		return built(new Count(this.model, filter(), this.includeDeleted), projection());
	}

	/**
	 * Build the statement that adds a record; what else was given to this builder does
	 * not matter.
	 * @param record field names to values
	 * @return the statement; where the database has such a thing it yields the record
	 * @throws io.dataflow.error.DataFlowException as {@link ModelOperations#create} fails
	 */
	public BuiltStatement buildInsert(Map<String, ? extends @Nullable Object> record) {
		return built(new Insert(this.model, List.of(new Row(this.values.record(record)))), Projection.all());
	}

	/**
	 * Build the statement that changes the records, all of them when there is no
	 * condition; the order does not matter. With a limit it changes those with the
	 * smallest primary keys.
	 * @param fields field names to new values or expressions such as {@code {"$inc": 1}}
	 * @return the statement
	 * @throws io.dataflow.error.DataFlowException as {@link ModelOperations#update} fails
	 * @throws IllegalArgumentException when nothing is left to change
	 * @throws IllegalStateException when an offset, columns or joins were given
	 */
	public BuiltStatement buildUpdate(Map<String, ? extends @Nullable Object> fields) {
		refuse(this.page.offset() > 0 || !this.columns.isEmpty() || !this.joins.isEmpty(),
				"An update has neither offset nor columns nor joins.");
		List<Assignment> assignments = this.values.assignments(fields);
		if (assignments.isEmpty()) {
			throw new IllegalArgumentException("'fields' must name a field to change");
		}
		Long limit = (this.page.limited()) ? this.page.limit() : null;
		return built(new UpdateAll(this.model, filter(), assignments, limit, this.includeDeleted), Projection.all());
	}

	/**
	 * Build the statement that deletes the records, all of them when there is no
	 * condition; the order does not matter.
	 * @return the statement; it marks the records when the entity is deleted softly
	 * @throws io.dataflow.error.DataFlowException DF-701 when the entity is append-only
	 * @throws IllegalStateException when a limit, an offset, columns or joins were given
	 */
	public BuiltStatement buildDelete() {
		refuse(!this.page.equals(Page.all()) || !this.columns.isEmpty() || !this.joins.isEmpty(),
				"A delete has neither limit nor offset nor columns nor joins.");
		return built(new Delete(this.model, filter(), this.includeDeleted, null), Projection.all());
	}

	private BuiltStatement built(Operation<?> operation, Projection projection) {
		return this.preview.preview(this.operations.rewrite(operation), projection);
	}

	private Filter filter() {
		return Filter.and(this.conditions);
	}

	private Projection projection() {
		List<Join> joined = new ArrayList<>();
		this.joins.forEach((relation, type) -> {
			EntityModel target = this.models.model(relation.target());
			Select visible = new Select(target, Filter.all(), Sort.unsorted(), Page.all(), this.includeDeleted);
			Operation<?> rewritten = this.operations.rewrite(visible);
			joined.add(new Join(relation, target, ((Operation.Selecting<?>) rewritten).filter(), type));
		});
		return new Projection(this.columns, joined);
	}

	private Projection.Column column(String name) {
		int dot = name.indexOf('.');
		if (dot < 0) {
			return new Projection.Column(null, this.model.field(name));
		}
		RelationModel relation = relation(name.substring(0, dot));
		if (!this.joins.containsKey(relation)) {
			throw new UnknownFieldException(this.model.name(), name, names());
		}
		return new Projection.Column(relation.name(),
				this.models.model(relation.target()).field(name.substring(dot + 1)));
	}

	private RelationModel relation(String name) {
		return this.model.relations()
			.stream()
			.filter((relation) -> relation.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new UnknownFieldException(this.model.name(), name, names()));
	}

	private List<String> names() {
		List<String> names = new ArrayList<>();
		this.model.fields().forEach((field) -> names.add(field.name()));
		this.model.relations().forEach((relation) -> names.add(relation.name()));
		return names;
	}

	private static void refuse(boolean condition, String message) {
		if (condition) {
			throw new IllegalStateException(message);
		}
	}

}
