/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Projection;
import io.dataflow.operation.Select;
import io.dataflow.operation.UpdateAll;
import io.dataflow.query.Filter;

/**
 * Shows statements instead of executing them. Those that read other columns than all of
 * one table it writes itself.
 */
final class SqlPreview {

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	private final FilterRenderer filters;

	private final AggregateRenderer aggregates;

	SqlPreview(SqlDialect dialect, SqlRenderer renderer) {
		this.dialect = dialect;
		this.renderer = renderer;
		this.filters = new FilterRenderer(dialect);
		this.aggregates = new AggregateRenderer(dialect);
	}

	BuiltStatement of(Operation<?> operation, Projection projection) {
		SqlStatement sql = statement(operation, projection);
		return new BuiltStatement(sql.text(),
				sql.parameters().stream().map((parameter) -> parameter.encoded(this.dialect)).toList());
	}

	private SqlStatement statement(Operation<?> operation, Projection projection) {
		if (operation instanceof Select select) {
			return (projection.equals(Projection.all())) ? this.renderer.select(select) : select(select, projection);
		}
		if (operation instanceof Count count) {
			return (projection.joins().isEmpty()) ? this.renderer.count(count) : count(count, projection);
		}
		if (operation instanceof Aggregate aggregate) {
			return this.aggregates.render(aggregate);
		}
		if (operation instanceof Insert insert) {
			return this.renderer.insert(insert);
		}
		if (operation instanceof UpdateAll update) {
			return this.renderer.updateAll(update);
		}
		if (operation instanceof Delete delete) {
			return this.renderer.delete(delete);
		}
		throw new CapabilityNotSupportedException(this.dialect.kind(),
				"previews of " + operation.getClass().getSimpleName(), "Preview a statement of a single table.");
	}

	private SqlStatement select(Select select, Projection projection) {
		SqlBuilder sql = this.renderer.builder();
		sql.append("SELECT ").append(columns(select.model(), projection, sql));
		FilterRenderer.Scope scope = from(sql, select.model(), select.filter(), projection.joins());
		this.renderer.orderBy(sql, select.sort(), scope);
		SqlRenderer.page(sql, select.page());
		return sql.build();
	}

	private SqlStatement count(Count count, Projection projection) {
		SqlBuilder sql = this.renderer.builder().append("SELECT COUNT(*)");
		from(sql, count.model(), count.filter(), projection.joins());
		return sql.build();
	}

	private static String columns(EntityModel model, Projection projection, SqlBuilder sql) {
		FilterRenderer.Scope scope = scope(model, projection.joins());
		if (projection.columns().isEmpty()) {
			return model.fields().stream().map((field) -> scope.column(field, sql)).collect(Collectors.joining(", "));
		}
		return projection.columns()
			.stream()
			.map((column) -> column(column.relation() != null ? joined(projection.joins(), column.relation()) : scope,
					column, sql))
			.collect(Collectors.joining(", "));
	}

	private static String column(FilterRenderer.Scope scope, Projection.Column column, SqlBuilder sql) {
		FieldModel field = column.field();
		String name = (column.relation() != null) ? " AS " + sql.quote(column.relation() + "." + field.name()) : "";
		return scope.column(field, sql) + name;
	}

	private FilterRenderer.Scope from(SqlBuilder sql, EntityModel model, Filter filter, List<Projection.Join> joins) {
		FilterRenderer.Scope scope = scope(model, joins);
		sql.append(" FROM ").identifier(model.table());
		for (Projection.Join join : joins) {
			join(sql, scope, join, joined(joins, join.relation().name()));
		}
		if (!(filter instanceof Filter.All)) {
			this.filters.render(filter, sql.append(" WHERE "), scope);
		}
		return scope;
	}

	private void join(SqlBuilder sql, FilterRenderer.Scope scope, Projection.Join join, FilterRenderer.Scope target) {
		sql.append((join.type() == Projection.Join.Type.LEFT) ? " LEFT JOIN " : " INNER JOIN ")
			.identifier(join.target().table())
			.append(" ")
			.identifier(target.name())
			.append(" ON ")
			.append(target.column(join.target().id(), sql))
			.append(" = ")
			.append(scope.column(join.relation().field(), sql));
		if (!(join.filter() instanceof Filter.All)) {
			this.filters.render(join.filter(), sql.append(" AND "), target);
		}
	}

	private static FilterRenderer.Scope scope(EntityModel model, List<Projection.Join> joins) {
		return (joins.isEmpty()) ? FilterRenderer.Scope.STATEMENT : new FilterRenderer.Scope(model.table(), 0);
	}

	private static FilterRenderer.Scope joined(List<Projection.Join> joins, String relation) {
		List<String> names = joins.stream().map((join) -> join.relation().name()).toList();
		return new FilterRenderer.Scope("j" + (names.indexOf(relation) + 1), 0);
	}

}
