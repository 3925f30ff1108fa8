/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;

/**
 * Writes upserts: as one statement where the database has {@code ON CONFLICT}, and as the
 * change of the record that has the key.
 */
final class UpsertRenderer {

	private final SqlDialect dialect;

	private final AssignmentRenderer assignments;

	private final SqlRenderer renderer;

	UpsertRenderer(SqlDialect dialect, SqlRenderer renderer) {
		this.dialect = dialect;
		this.assignments = new AssignmentRenderer(dialect);
		this.renderer = renderer;
	}

	/**
	 * Write the statement that does all at once.
	 * @param upsert the call, with a record to create
	 * @param created the expression that tells whether the record is new
	 * @return the statement, which yields the columns of the model and then whether the
	 * record is new
	 */
	SqlStatement merge(Upsert upsert, String created) {
		EntityModel model = upsert.model();
		SqlBuilder sql = insert(new SqlBuilder(this.dialect), model, upsert.rows().get(0)).append(" ON CONFLICT (");
		String separator = "";
		for (String column : upsert.key().values().keySet()) {
			sql.append(separator).identifier(column);
			separator = ", ";
		}
		set(upsert, sql.quote(model.table()) + ".", sql.append(") DO UPDATE SET "));
		return sql.append(" RETURNING " + this.renderer.projection(model) + ", " + created).build();
	}

	/**
	 * Write the change of the record that has the key.
	 */
	SqlStatement update(Upsert upsert, Filter key) {
		EntityModel model = upsert.model();
		SqlBuilder sql = new SqlBuilder(this.dialect).append("UPDATE ").identifier(model.table()).append(" SET ");
		set(upsert, "", sql);
		this.renderer.where(sql, key);
		return this.dialect.updateYieldsRows() ? sql.buildReturning(model, this.renderer.projection(model))
				: sql.build();
	}

	private static SqlBuilder insert(SqlBuilder sql, EntityModel model, Row row) {
		List<FieldModel> fields = model.fields().stream().filter((field) -> row.has(field.name())).toList();
		sql.append("INSERT INTO ").identifier(model.table()).append(" (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(fields.get(i).name());
		}
		sql.append(") VALUES (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").parameter(fields.get(i), row.get(fields.get(i).name()));
		}
		return sql.append(")");
	}

	private void set(Upsert upsert, String prefix, SqlBuilder sql) {
		if (!upsert.assignments().isEmpty()) {
			List<Assignment> all = new ArrayList<>(upsert.assignments());
			all.addAll(upsert.alongside());
			this.assignments.render(all, prefix, sql);
			return;
		}
		FieldModel deletedAt = upsert.model().deletedAt();
		if (deletedAt != null) {
			restore(upsert.alongside(), prefix, prefix + sql.quote(deletedAt.name()), sql);
			return;
		}
		// without any change the record would be neither locked nor yielded
		String column = sql.quote(upsert.key().values().keySet().iterator().next());
		sql.append(column + " = " + prefix + column);
	}

	/**
	 * MySQL assigns from left to right and sees what it has assigned, so the mark that
	 * all others depend on comes last.
	 */
	private void restore(List<Assignment> changes, String prefix, String deletedAt, SqlBuilder sql) {
		String separator = "";
		for (Assignment change : markLast(changes)) {
			String column = sql.quote(change.field().name());
			sql.append(
					separator + column + " = CASE WHEN " + deletedAt + " IS NULL THEN " + prefix + column + " ELSE ");
			this.assignments.value(change, prefix, sql);
			sql.append(" END");
			separator = ", ";
		}
	}

	private static List<Assignment> markLast(List<Assignment> changes) {
		return changes.stream()
			.sorted(Comparator.comparing((change) -> change.field().role() == FieldRole.DELETED_AT))
			.toList();
	}

}
