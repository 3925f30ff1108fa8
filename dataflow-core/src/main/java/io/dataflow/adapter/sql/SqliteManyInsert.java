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
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An insert that adds several records with each execution. What is the same in all
 * records is a parameter of the statement rather than of each record, and is put into the
 * form of the database once. The next records are put into that form while those before
 * are written.
 */
final class SqliteManyInsert {

	/** With more the statement is no faster. */
	private static final int RECORDS = 100;

	/** How many parameters SQLite takes. */
	private static final int PARAMETERS = 32_766;

	/** How often a statement is executed until the values of the next are needed. */
	private static final int EXECUTIONS = 3;

	/** How many statements have their values before it is their turn. */
	private static final int AHEAD = 16;

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> constants = new ArrayList<>();

	private final List<FieldModel> varying = new ArrayList<>();

	private final int portion;

	SqliteManyInsert(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		for (FieldModel field : records.fields()) {
			(records.isConstant(records.column(field)) ? this.constants : this.varying).add(field);
		}
		int most = (PARAMETERS - this.constants.size()) / Math.max(1, this.varying.size());
		this.portion = Math.max(1, Math.min(RECORDS, most));
	}

	/**
	 * Return how many of the records fill whole executions.
	 * @return the number of records that {@link #execute} adds
	 */
	int size() {
		return this.records.size() - this.records.size() % this.portion;
	}

	/**
	 * Add the first records.
	 * @param connection where the statement is executed
	 * @return how many each execution added
	 */
	Flux<Long> execute(Connection connection) {
		if (size() == 0) {
			return Flux.empty();
		}
		String text = text();
		@Nullable Object[] shared = shared();
		int step = EXECUTIONS * this.portion;
		Mono<Statement> first = Mono.fromCallable(() -> statement(connection.createStatement(text), shared, 0));
		Flux<Statement> others = Flux.range(1, (size() - 1) / step)
			.publishOn(Schedulers.parallel(), AHEAD)
			.map((number) -> statement(connection.createStatement(text), shared, number * step));
		return first.concatWith(others)
			.concatMap((statement) -> ReportedStatement.execute(statement, text).concatMap(Result::getRowsUpdated),
					AHEAD);
	}

	private Statement statement(Statement statement, @Nullable Object[] shared, int first) {
		int end = Math.min(first + EXECUTIONS * this.portion, size());
		for (int start = first; start < end; start += this.portion) {
			if (start > first) {
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
		for (int row = start; row < start + this.portion; row++) {
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
		sql.append(" (" + String.join(", ", names) + ") VALUES " + row + (", " + row).repeat(this.portion - 1));
		return sql.build().text();
	}

}
