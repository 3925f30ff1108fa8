/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.stream.Collectors;

import io.dataflow.query.Filter;
import io.dataflow.query.JsonFilter;
import io.dataflow.query.JsonPath;

/**
 * Writes the filters that look into JSON documents.
 */
final class JsonFilterRenderer {

	private final SqlDialect dialect;

	private final FilterSyntax syntax;

	JsonFilterRenderer(SqlDialect dialect) {
		this.dialect = dialect;
		this.syntax = dialect.filters();
	}

	/**
	 * Write a filter if it looks into a document.
	 * @return whether it did
	 */
	boolean render(Filter filter, SqlBuilder sql, FilterRenderer.Scope scope) {
		if (filter instanceof JsonFilter.Comparison comparison) {
			String left = value(comparison.path(), kind(comparison.value()), sql, scope);
			sql.append(
					FilterRenderer.condition(this.dialect, left, comparison.operator(), sql.bind(comparison.value())));
		}
		else if (filter instanceof JsonFilter.Membership membership) {
			membership(membership, sql, scope);
		}
		else if (filter instanceof JsonFilter.NullCheck check) {
			sql.append(value(check.path(), FilterSyntax.Kind.ANY, sql, scope))
				.append((check.negated()) ? " IS NOT NULL" : " IS NULL");
		}
		else if (filter instanceof JsonFilter.Contains contains) {
			String value = (contains.path().steps().isEmpty()) ? scope.column(contains.path().field(), sql)
					: value(contains.path(), FilterSyntax.Kind.ANY, sql, scope);
			sql.append(this.syntax.contains(value, contains.document(), sql::bind));
		}
		else {
			return false;
		}
		return true;
	}

	private void membership(JsonFilter.Membership membership, SqlBuilder sql, FilterRenderer.Scope scope) {
		sql.append(value(membership.path(), kind(membership.values().get(0)), sql, scope))
			.append((membership.negated()) ? " NOT IN (" : " IN (")
			.append(membership.values().stream().map(sql::bind).collect(Collectors.joining(", ")))
			.append(")");
	}

	private String value(JsonPath path, FilterSyntax.Kind kind, SqlBuilder sql, FilterRenderer.Scope scope) {
		return this.syntax.value(scope.column(path.field(), sql), path, kind, sql::bind);
	}

	private static FilterSyntax.Kind kind(Object value) {
		if (value instanceof Boolean) {
			return FilterSyntax.Kind.BOOLEAN;
		}
		return (value instanceof String) ? FilterSyntax.Kind.TEXT : FilterSyntax.Kind.NUMBER;
	}

}
