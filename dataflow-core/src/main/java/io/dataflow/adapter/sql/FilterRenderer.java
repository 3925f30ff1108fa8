/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;
import io.dataflow.query.KeysetFilter;
import io.dataflow.query.Sort;

/**
 * Writes filters as SQL conditions. Columns of the table that a statement is about stand
 * without its name; those of related tables, and what these refer to, stand with a name.
 */
final class FilterRenderer {

	private final SqlDialect dialect;

	private final FilterSyntax syntax;

	private final JsonFilterRenderer json;

	FilterRenderer(SqlDialect dialect) {
		this.dialect = dialect;
		this.syntax = dialect.filters();
		this.json = new JsonFilterRenderer(dialect);
	}

	void render(Filter filter, SqlBuilder sql) {
		render(filter, sql, Scope.STATEMENT);
	}

	void render(Filter filter, SqlBuilder sql, Scope scope) {
		if (filter instanceof Filter.And and) {
			join(and.operands(), " AND ", sql, scope);
		}
		else if (filter instanceof Filter.Or or) {
			join(or.operands(), " OR ", sql, scope);
		}
		else if (filter instanceof Filter.Not not) {
			sql.append("NOT (");
			render(not.operand(), sql, scope);
			sql.append(")");
		}
		else if (filter instanceof Filter.Related related) {
			related(related, sql, scope);
		}
		else if (filter instanceof KeysetFilter after) {
			after(after, sql, scope);
		}
		else if (!this.json.render(filter, sql, scope)) {
			column(filter, sql, scope);
		}
	}

	private void column(Filter filter, SqlBuilder sql, Scope scope) {
		if (filter instanceof Filter.Comparison comparison) {
			comparison(comparison, sql, scope);
		}
		else if (filter instanceof Filter.Membership membership) {
			membership(membership, sql, scope);
		}
		else if (filter instanceof Filter.NullCheck check) {
			sql.append(scope.column(check.field(), sql)).append((check.negated()) ? " IS NOT NULL" : " IS NULL");
		}
		else {
			sql.append((filter instanceof Filter.All) ? "1 = 1" : "1 = 0");
		}
	}

	private void comparison(Filter.Comparison comparison, SqlBuilder sql, Scope scope) {
		String column = scope.column(comparison.field(), sql);
		String marker = sql.bind(comparison.field(), comparison.value());
		sql.append(condition(this.dialect, column, comparison.operator(), marker));
	}

	/**
	 * Compare one expression with another.
	 */
	static String condition(SqlDialect dialect, String left, Filter.Operator operator, String right) {
		return switch (operator) {
			case EQ -> left + " = " + right;
			case NE -> left + " <> " + right;
			case GT -> left + " > " + right;
			case GTE -> left + " >= " + right;
			case LT -> left + " < " + right;
			case LTE -> left + " <= " + right;
			case LIKE -> left + " LIKE " + right + dialect.likeEscape();
			case ILIKE -> dialect.filters().ignoringCase(left, right);
			case REGEX -> dialect.filters().matching(left, right);
		};
	}

	private void membership(Filter.Membership membership, SqlBuilder sql, Scope scope) {
		FieldModel field = membership.field();
		sql.append(scope.column(field, sql));
		Object array = this.syntax.array(field, membership.values());
		if (array != null) {
			sql.append((membership.negated()) ? " <> ALL(" : " = ANY(").parameter(array).append(")");
			return;
		}
		sql.append((membership.negated()) ? " NOT IN (" : " IN (");
		for (int i = 0; i < membership.values().size(); i++) {
			sql.append((i > 0) ? ", " : "").parameter(field, membership.values().get(i));
		}
		sql.append(")");
	}

	private void related(Filter.Related related, SqlBuilder sql, Scope scope) {
		Scope inner = new Scope("r" + (scope.depth() + 1), scope.depth() + 1);
		String outer = (scope.name().isEmpty()) ? related.model().table() : scope.name();
		sql.append("EXISTS (SELECT 1 FROM ")
			.identifier(related.target().table())
			.append(" ")
			.identifier(inner.name())
			.append(" WHERE ")
			.append(inner.column(related.target().id(), sql))
			.append(" = ")
			.identifier(outer)
			.append(".")
			.identifier(related.relation().field().name());
		if (!(related.filter() instanceof Filter.All)) {
			render(related.filter(), sql.append(" AND "), inner);
		}
		sql.append(")");
	}

	private void after(KeysetFilter after, SqlBuilder sql, Scope scope) {
		List<Sort.Order> orders = after.sort().orders();
		if (orders.size() < 2 || !after.uniform() || !this.syntax.comparesRows()) {
			render(after.expanded(), sql, scope);
			return;
		}
		for (int i = 0; i < orders.size(); i++) {
			sql.append((i > 0) ? ", " : "(").append(scope.column(orders.get(i).field(), sql));
		}
		sql.append((orders.get(0).descending()) ? ") < (" : ") > (");
		for (int i = 0; i < orders.size(); i++) {
			sql.append((i > 0) ? ", " : "").parameter(orders.get(i).field(), after.values().get(i));
		}
		sql.append(")");
	}

	private void join(List<Filter> operands, String connective, SqlBuilder sql, Scope scope) {
		sql.append("(");
		for (int i = 0; i < operands.size(); i++) {
			render(operands.get(i), sql.append((i > 0) ? connective : ""), scope);
		}
		sql.append(")");
	}

	/**
	 * The table whose columns a part of a filter names.
	 *
	 * @param name the name that it has in the statement, empty for the statement's own
	 * @param depth how many relations lead to it
	 */
	record Scope(String name, int depth) {

		static final Scope STATEMENT = new Scope("", 0);

		String column(FieldModel field, SqlBuilder sql) {
			String column = sql.quote(field.name());
			return (this.name.isEmpty()) ? column : sql.quote(this.name) + "." + column;
		}

	}

}
