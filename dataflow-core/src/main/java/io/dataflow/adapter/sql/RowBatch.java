/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;

/**
 * A statement that is executed once for each record. Its text is made once: a parameter
 * that differs from record to record has a {@link Column} in place of a value. Only for
 * drivers that run in this process, as others go to the server for each record.
 *
 * @param sql the statement
 * @param records the records
 */
record RowBatch(SqlStatement sql, Records records) {

	/**
	 * Stands for the value of a record.
	 *
	 * @param position the position of the field
	 */
	record Column(int position) {

	}

	/**
	 * Append a parameter for a field of each record.
	 */
	static void parameter(SqlBuilder builder, Records records, FieldModel field) {
		builder.parameter(field, new Column(records.column(field)));
	}

	/**
	 * Execute the statement for some records, those at the given positions.
	 * @return how many rows each of them changed
	 */
	Flux<Long> execute(Connection connection, List<Integer> rows, SqlDialect dialect) {
		if (rows.isEmpty()) {
			return Flux.empty();
		}
		return ReportedStatement.execute(statement(connection, rows, dialect), this.sql.text())
			.concatMap((result) -> Flux.from(result.getRowsUpdated()).defaultIfEmpty(0L));
	}

	Statement statement(Connection connection, List<Integer> rows, SqlDialect dialect) {
		Statement statement = connection.createStatement(this.sql.text());
		for (int i = 0; i < rows.size(); i++) {
			bind((i > 0) ? statement.add() : statement, rows.get(i), dialect);
		}
		return statement;
	}

	private void bind(Statement statement, int row, SqlDialect dialect) {
		List<SqlStatement.Parameter> parameters = this.sql.parameters();
		for (int i = 0; i < parameters.size(); i++) {
			SqlStatement.Parameter parameter = parameters.get(i);
			Object value = (parameter.value() instanceof Column column) ? this.records.value(row, column.position())
					: parameter.value();
			parameter.bind(statement, i, value, dialect);
		}
	}

}
