/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.query.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * Writes upserts: as one statement where the database has {@code ON CONFLICT}, and as the
 * change of the record that has the key.
 */
final class UpsertRenderer {

	private final SqlDialect dialect;

	private final AssignmentRenderer assignments;

	private final Function<EntityModel, String> projection;

	UpsertRenderer(SqlDialect dialect, Function<EntityModel, String> projection) {
		this.dialect = dialect;
		this.assignments = new AssignmentRenderer(dialect);
		this.projection = projection;
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
		return sql.append(" RETURNING " + this.projection.apply(model) + ", " + created).build();
	}

	/**
	 * Write the change of the record that has the key.
	 */
	SqlStatement update(Upsert upsert) {
		EntityModel model = upsert.model();
		SqlBuilder sql = new SqlBuilder(this.dialect).append("UPDATE ").identifier(model.table()).append(" SET ");
		set(upsert, "", sql);
		String separator = " WHERE ";
		for (Map.Entry<String, @Nullable Object> entry : upsert.key().values().entrySet()) {
			sql.append(separator)
				.identifier(entry.getKey())
				.append(" = ")
				.parameter(model.field(entry.getKey()), entry.getValue());
			separator = " AND ";
		}
		return sql.buildReturning(model, this.projection.apply(model));
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

	private void restore(List<Assignment> changes, String prefix, String deletedAt, SqlBuilder sql) {
		String separator = "";
		for (Assignment change : changes) {
			String column = sql.quote(change.field().name());
			sql.append(
					separator + column + " = CASE WHEN " + deletedAt + " IS NULL THEN " + prefix + column + " ELSE ");
			this.assignments.value(change, prefix, sql);
			sql.append(" END");
			separator = ", ";
		}
	}

}
