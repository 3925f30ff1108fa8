/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.FieldModel;
import io.dataflow.query.Assignment;

/**
 * Writes what an update does to fields.
 */
final class AssignmentRenderer {

	private final SqlDialect dialect;

	AssignmentRenderer(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Write assignments, separated by commas; of several for one field the last counts.
	 * @param assignments the assignments
	 * @param prefix what stands before a column whose present value is meant, for
	 * instance a quoted table and a dot; may be empty
	 * @param sql where to write
	 */
	void render(List<Assignment> assignments, String prefix, SqlBuilder sql) {
		String separator = "";
		for (Assignment assignment : lastOfEach(assignments)) {
			sql.append(separator).identifier(assignment.field().name()).append(" = ");
			value(assignment, prefix, sql);
			separator = ", ";
		}
	}

	/**
	 * Write the value that an assignment gives to its field.
	 */
	void value(Assignment assignment, String prefix, SqlBuilder sql) {
		FieldModel field = assignment.field();
		if (assignment instanceof Assignment.SetValue set) {
			sql.parameter(field, set.value());
		}
		else if (assignment instanceof Assignment.Now now) {
			// only what went past the lifecycle has not been given its time yet
			value(now.at(Instant.now()), prefix, sql);
		}
		else if (assignment instanceof Assignment.Increment increment) {
			String column = prefix + sql.quote(field.name());
			sql.append(this.dialect.add(field, column, sql.bind(field, increment.amount())));
		}
		else if (assignment instanceof Assignment.Calculation calculation) {
			calculate(calculation, prefix + sql.quote(field.name()), sql);
		}
	}

	private void calculate(Assignment.Calculation calculation, String column, SqlBuilder sql) {
		if (calculation.operator() == Assignment.Operator.COALESCE) {
			sql.append("COALESCE(" + column + ", " + sql.bind(calculation.field(), calculation.operand()) + ")");
			return;
		}
		boolean nullStays = calculation.operator() != Assignment.Operator.PUSH;
		sql.append((nullStays) ? "CASE WHEN " + column + " IS NULL THEN NULL ELSE " : "");
		// JSON null is a value, unlike that of SQL
		Object operand = Objects.requireNonNullElse(calculation.operand(), JsonNull.INSTANCE);
		sql.append(this.dialect.calculate(calculation.operator(), calculation.field(), column,
				sql.bind(calculation.field(), operand)));
		sql.append((nullStays) ? " END" : "");
	}

	private static Collection<Assignment> lastOfEach(List<Assignment> assignments) {
		Map<FieldModel, Assignment> last = new LinkedHashMap<>();
		assignments.forEach((assignment) -> last.put(assignment.field(), assignment));
		return last.values();
	}

}
