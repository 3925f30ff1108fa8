/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.query.Filter;

/**
 * Writes filters as SQL conditions.
 */
final class FilterRenderer {

	private final SqlDialect dialect;

	FilterRenderer(SqlDialect dialect) {
		this.dialect = dialect;
	}

	void render(Filter filter, SqlBuilder sql) {
		if (filter instanceof Filter.Comparison comparison) {
			sql.identifier(comparison.field().name())
				.append(operator(comparison.operator()))
				.parameter(comparison.field(), comparison.value())
				.append((comparison.operator() == Filter.Operator.LIKE) ? this.dialect.likeEscape() : "");
		}
		else if (filter instanceof Filter.Membership membership) {
			membership(membership, sql);
		}
		else if (filter instanceof Filter.NullCheck check) {
			sql.identifier(check.field().name()).append((check.negated()) ? " IS NOT NULL" : " IS NULL");
		}
		else if (filter instanceof Filter.And and) {
			join(and.operands(), " AND ", sql);
		}
		else if (filter instanceof Filter.Or or) {
			join(or.operands(), " OR ", sql);
		}
		else if (filter instanceof Filter.Not not) {
			sql.append("NOT (");
			render(not.operand(), sql);
			sql.append(")");
		}
		else {
			sql.append((filter instanceof Filter.All) ? "1 = 1" : "1 = 0");
		}
	}

	private void membership(Filter.Membership membership, SqlBuilder sql) {
		sql.identifier(membership.field().name()).append((membership.negated()) ? " NOT IN (" : " IN (");
		for (int i = 0; i < membership.values().size(); i++) {
			sql.append((i > 0) ? ", " : "").parameter(membership.field(), membership.values().get(i));
		}
		sql.append(")");
	}

	private void join(List<Filter> operands, String connective, SqlBuilder sql) {
		sql.append("(");
		for (int i = 0; i < operands.size(); i++) {
			render(operands.get(i), sql.append((i > 0) ? connective : ""));
		}
		sql.append(")");
	}

	private static String operator(Filter.Operator operator) {
		return switch (operator) {
			case EQ -> " = ";
			case NE -> " <> ";
			case GT -> " > ";
			case GTE -> " >= ";
			case LT -> " < ";
			case LTE -> " <= ";
			case LIKE -> " LIKE ";
		};
	}

}
