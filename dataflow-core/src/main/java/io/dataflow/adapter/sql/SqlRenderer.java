/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.operation.UpdateAll;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;

/**
 * Writes operations as SQL. Every name comes from a model and is quoted, every value is a
 * parameter.
 */
final class SqlRenderer {

	private final SqlDialect dialect;

	private final FilterRenderer filters;

	private final AssignmentRenderer assignments;

	private final Map<EntityModel, String> projections = new ConcurrentHashMap<>();

	/** The texts of reads by the value of one field. */
	private final Map<FieldModel, String> reads = new ConcurrentHashMap<>();

	/**
	 * The last insert of one row, as the rows of a model mostly name the same columns.
	 */
	private final Map<EntityModel, WrittenInsert> inserts = new ConcurrentHashMap<>();

	SqlRenderer(SqlDialect dialect) {
		this.dialect = dialect;
		this.assignments = new AssignmentRenderer(dialect);
		this.filters = new FilterRenderer(dialect);
	}

	SqlStatement insert(Insert insert) {
		List<FieldModel> fields = given(insert);
		if (insert.rows().size() != 1) {
			return written(insert, fields);
		}
		WrittenInsert last = this.inserts.get(insert.model());
		if (last == null || !last.fields().equals(fields)) {
			last = WrittenInsert.of(fields, written(insert, fields));
			this.inserts.put(insert.model(), last);
		}
		return last.with(insert.rows().get(0));
	}

	private SqlStatement written(Insert insert, List<FieldModel> fields) {
		EntityModel model = insert.model();
		SqlBuilder sql = builder().append("INSERT INTO ").identifier(model.table()).append(" (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(fields.get(i).name());
		}
		sql.append(") VALUES ");
		for (int i = 0; i < insert.rows().size(); i++) {
			values(sql.append((i > 0) ? ", (" : "("), fields, insert.rows().get(i));
		}
		return this.dialect.insertYieldsRows() ? sql.buildReturning(model, projection(model)) : sql.build();
	}

	/**
	 * Read the rows that an insert has added, in their order.
	 */
	SqlStatement inserted(Insert insert) {
		EntityModel model = insert.model();
		int count = insert.rows().size();
		SqlBuilder sql = builder().append("SELECT ")
			.append(projection(model))
			.append(" FROM ")
			.identifier(model.table());
		if (!insert.rows().get(0).has(model.id().name())) {
			sql.append(" WHERE ").identifier(model.id().name());
			return sql.append(" IN (" + this.dialect.lastKeys(count) + ") ORDER BY ")
				.identifier(model.id().name())
				.build();
		}
		List<Object> ids = insert.rows()
			.stream()
			.map((row) -> Objects.requireNonNull(row.get(model.id().name())))
			.toList();
		where(sql, ids(model, ids));
		if (count > 1) {
			sql.append(" ORDER BY FIELD(").identifier(model.id().name());
			ids.forEach((id) -> sql.append(", ").parameter(model.id(), id));
			sql.append(")");
		}
		return sql.build();
	}

	/**
	 * Read rows as they are now, whatever the transaction has seen of them before, and
	 * lock them.
	 */
	SqlStatement locked(EntityModel model, Filter filter) {
		SqlBuilder sql = builder().append("SELECT ").append(projection(model));
		from(sql, model, filter);
		return sql.append(" FOR UPDATE").build();
	}

	static Filter ids(EntityModel model, List<Object> ids) {
		return (ids.size() == 1) ? Filter.equal(model.id(), ids.get(0)) : new Filter.Membership(model.id(), ids, false);
	}

	private static List<FieldModel> given(Insert insert) {
		List<FieldModel> given = new ArrayList<>(insert.model().fields().size());
		for (FieldModel field : insert.model().fields()) {
			for (Row row : insert.rows()) {
				if (row.has(field.name())) {
					given.add(field);
					break;
				}
			}
		}
		return given;
	}

	/**
	 * The reads of one record at a time differ in nothing but the value of its key.
	 */
	SqlStatement select(Select select) {
		boolean plain = select.sort().orders().isEmpty() && select.page().equals(Page.all());
		if (plain && select.filter() instanceof Filter.Comparison by && by.operator() == Filter.Operator.EQ) {
			String text = this.reads.computeIfAbsent(by.field(), (field) -> written(select).text());
			return new SqlStatement(text, List.of(new SqlStatement.Parameter(by.field(), by.value())), List.of());
		}
		return written(select);
	}

	private SqlStatement written(Select select) {
		SqlBuilder sql = builder().append("SELECT ").append(projection(select.model()));
		from(sql, select.model(), select.filter());
		Page page = select.page();
		if (!page.limited() && select.filter() instanceof Filter.All && !this.dialect.streamsWithoutParameters()) {
			sql.append(" WHERE ").parameter(true);
		}
		orderBy(sql, select.sort(), FilterRenderer.Scope.STATEMENT);
		page(sql, page);
		return sql.build();
	}

	static void page(SqlBuilder sql, Page page) {
		if (page.limited()) {
			sql.append(" LIMIT ").parameter(page.limit());
		}
		else if (page.offset() > 0) {
			// not every database has an offset without a limit
			sql.append(" LIMIT ").parameter(Page.UNLIMITED);
		}
		if (page.offset() > 0) {
			sql.append(" OFFSET ").parameter(page.offset());
		}
	}

	SqlStatement count(Count count) {
		SqlBuilder sql = builder().append("SELECT COUNT(*)");
		from(sql, count.model(), count.filter());
		return sql.build();
	}

	SqlStatement update(Update update) {
		EntityModel model = update.model();
		SqlBuilder sql = builder().append("UPDATE ").identifier(model.table()).append(" SET ");
		this.assignments.render(update.assignments(), "", sql);
		where(sql, update.filter());
		return this.dialect.updateYieldsRows() ? sql.buildReturning(model, projection(model)) : sql.build();
	}

	SqlStatement updateAll(UpdateAll update) {
		SqlBuilder sql = builder().append("UPDATE ").identifier(update.model().table()).append(" SET ");
		this.assignments.render(update.assignments(), "", sql);
		if (update.limit() != null) {
			limit(sql, update.model(), update.filter(), update.limit());
		}
		else {
			where(sql, update.filter());
		}
		return sql.build();
	}

	/**
	 * The query is nested once more than it need be, for databases that cannot limit the
	 * query of an IN.
	 */
	private void limit(SqlBuilder sql, EntityModel model, Filter filter, long limit) {
		String id = model.id().name();
		sql.append(" WHERE ").identifier(id).append(" IN (SELECT x.").identifier(id).append(" FROM (SELECT ");
		from(sql.identifier(id), model, filter);
		sql.append(" ORDER BY ").identifier(id).append(" LIMIT ").parameter(limit).append(") x)");
	}

	void assign(SqlBuilder sql, String prefix, List<Assignment> assignments) {
		this.assignments.render(assignments, prefix, sql);
	}

	SqlStatement delete(Delete delete) {
		SqlBuilder sql = builder();
		if (delete.mark() == null) {
			from(sql.append("DELETE"), delete.model(), delete.filter());
			return sql.build();
		}
		sql.append("UPDATE ").identifier(delete.model().table()).append(" SET ");
		this.assignments.render(List.of(delete.mark()), "", sql);
		where(sql, delete.filter());
		return sql.build();
	}

	SqlBuilder builder() {
		return new SqlBuilder(this.dialect);
	}

	String projection(EntityModel model) {
		return this.projections.computeIfAbsent(model,
				(key) -> key.fields()
					.stream()
					.map((field) -> this.dialect.springDialect().getIdentifierProcessing().quote(field.name()))
					.collect(Collectors.joining(", ")));
	}

	private void values(SqlBuilder sql, List<FieldModel> fields, Row row) {
		for (int i = 0; i < fields.size(); i++) {
			FieldModel field = fields.get(i);
			sql.append((i > 0) ? ", " : "");
			if (row.has(field.name())) {
				sql.parameter(field, row.get(field.name()));
			}
			else {
				sql.append(this.dialect.defaultValue(field));
			}
		}
		sql.append(")");
	}

	private void from(SqlBuilder sql, EntityModel model, Filter filter) {
		sql.append(" FROM ").identifier(model.table());
		where(sql, filter);
	}

	void where(SqlBuilder sql, Filter filter) {
		if (!(filter instanceof Filter.All)) {
			this.filters.render(filter, sql.append(" WHERE "));
		}
	}

	/**
	 * Append another condition to a statement that has one.
	 */
	void and(SqlBuilder sql, Filter filter) {
		if (!(filter instanceof Filter.All)) {
			this.filters.render(filter, sql.append(" AND ("));
			sql.append(")");
		}
	}

	void orderBy(SqlBuilder sql, Sort sort, FilterRenderer.Scope scope) {
		for (int i = 0; i < sort.orders().size(); i++) {
			Sort.Order order = sort.orders().get(i);
			sql.append((i > 0) ? ", " : " ORDER BY ")
				.append(scope.column(order.field(), sql))
				.append((order.descending()) ? " DESC" : " ASC")
				.append(this.dialect.nullsSmallest(order));
		}
	}

}
