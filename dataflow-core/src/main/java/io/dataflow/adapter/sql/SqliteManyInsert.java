/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.adapter.sqlite.SqliteValues;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

/**
 * An insert that adds several records with each execution. What is the same in all
 * records is a parameter of the statement rather than of each record, and is put into the
 * form of the database once.
 */
final class SqliteManyInsert {

	/** With more the statement is no faster, and a table may have 327 columns. */
	static final int RECORDS = 100;

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> constants = new ArrayList<>();

	private final List<FieldModel> varying = new ArrayList<>();

	SqliteManyInsert(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		for (FieldModel field : records.fields()) {
			(records.isConstant(records.column(field)) ? this.constants : this.varying).add(field);
		}
	}

	/**
	 * Create the statement with the values of the first records.
	 * @param connection where it will be executed
	 * @param end how many records, a multiple of {@link #RECORDS} and not 0
	 */
	Statement statement(Connection connection, int end) {
		Statement statement = connection.createStatement(text());
		@Nullable Object[] shared = shared();
		for (int start = 0; start < end; start += RECORDS) {
			if (start > 0) {
				statement.add();
			}
			for (int i = 0; i < shared.length; i++) {
				bind(statement, i, shared[i]);
			}
			bind(statement, start);
		}
		return statement;
	}

	private void bind(Statement statement, int start) {
		int index = this.constants.size();
		int[] columns = this.varying.stream().mapToInt(this.records::column).toArray();
		for (int row = start; row < start + RECORDS; row++) {
			for (int i = 0; i < columns.length; i++) {
				Object value = this.records.value(row, columns[i]);
				bind(statement, index++, (value != null) ? this.dialect.encode(this.varying.get(i), value) : null);
			}
		}
	}

	private static void bind(Statement statement, int index, @Nullable Object value) {
		if (value == null) {
			statement.bindNull(index, Object.class);
		}
		else {
			statement.bind(index, value);
		}
	}

	private @Nullable Object[] shared() {
		@Nullable Object[] shared = new Object[this.constants.size()];
		for (int i = 0; i < shared.length; i++) {
			FieldModel field = this.constants.get(i);
			Object value = this.records.value(0, this.records.column(field));
			shared[i] = (value != null) ? SqliteValues.encode(this.dialect.encode(field, value)) : null;
		}
		return shared;
	}

	/**
	 * A marker without a number has the one after the greatest so far, so those with
	 * numbers come first.
	 */
	private String text() {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		List<String> names = new ArrayList<>();
		List<String> markers = new ArrayList<>();
		for (FieldModel field : this.constants) {
			names.add(sql.quote(field.name()));
			markers.add("?" + names.size());
		}
		for (FieldModel field : this.varying) {
			names.add(sql.quote(field.name()));
			markers.add("?");
		}
		String row = "(" + String.join(", ", markers) + ")";
		sql.append("INSERT INTO ").identifier(this.records.model().table());
		sql.append(" (" + String.join(", ", names) + ") VALUES " + row + (", " + row).repeat(RECORDS - 1));
		return sql.build().text();
	}

}
