/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds records by {@code INSERT … VALUES (…), (…)}, as few statements as the number of
 * parameters that a statement may have allows.
 */
final class ValuesInsert {

	private final SqlDialect dialect;

	private final int parameters;

	/**
	 * Create the statement.
	 * @param dialect the dialect
	 * @param parameters how many parameters a statement may have
	 */
	ValuesInsert(SqlDialect dialect, int parameters) {
		this.dialect = dialect;
		this.parameters = parameters;
	}

	/**
	 * Add records and yield generated primary keys if they are asked for, which the
	 * driver must return in the order of the records.
	 */
	Mono<BulkResult> insert(Connection connection, BulkInsert insert) {
		Records records = insert.records();
		List<FieldModel> fields = records.fields();
		int portion = Math.min(records.size(), Math.max(1, this.parameters / Math.max(1, fields.size())));
		String full = text(records, fields, portion);
		return Flux.range(0, (records.size() + portion - 1) / portion).concatMap((number) -> {
			int start = number * portion;
			int end = Math.min(start + portion, records.size());
			String sql = (end - start == portion) ? full : text(records, fields, end - start);
			return insert(insert, bind(connection.createStatement(sql), records, fields, start, end), full, start, end);
		}).reduce(BulkResult.none(), BulkResult::plus);
	}

	/**
	 * Add those records that a statement has the values of.
	 * @param shown the text of the statement, without values
	 */
	Mono<BulkResult> insert(BulkInsert insert, Statement statement, String shown, int start, int end) {
		FieldModel id = insert.model().id();
		if (!insert.returnIds() || insert.records().fields().contains(id)) {
			Map<Long, Object> ids = (insert.returnIds())
					? ids(insert.records(), IntStream.range(start, end).boxed().toList()) : Map.of();
			return ReportedStatement.execute(statement, shown)
				.concatMap((result) -> result.getRowsUpdated())
				.reduce(0L, Long::sum)
				.map((count) -> BulkResult.inserted(count, ids));
		}
		return ReportedStatement.execute(statement.returnGeneratedValues(id.name()), shown)
			.concatMap(
					(result) -> result.map((row, metadata) -> Objects.requireNonNull(this.dialect.decode(id, row, 0))))
			.collectList()
			.map((generated) -> {
				Map<Long, Object> ids = new HashMap<>();
				for (int i = 0; i < generated.size(); i++) {
					ids.put(insert.records().index(start + i), generated.get(i));
				}
				return BulkResult.inserted(generated.size(), ids);
			});
	}

	/**
	 * Return the primary keys that records have.
	 */
	static Map<Long, Object> ids(Records records, Iterable<Integer> rows) {
		int column = records.column(records.model().id());
		Map<Long, Object> ids = new HashMap<>();
		rows.forEach((row) -> ids.put(records.index(row), Objects.requireNonNull(records.value(row, column))));
		return ids;
	}

	private String text(Records records, List<FieldModel> fields, int rows) {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("INSERT INTO ")
			.identifier(records.model().table())
			.append(" (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(fields.get(i).name());
		}
		sql.append(") VALUES ");
		for (int row = 0; row < rows; row++) {
			for (int i = 0; i < fields.size(); i++) {
				sql.append((i > 0) ? ", " : (row > 0) ? ", (" : "(").parameter(fields.get(i), null);
			}
			sql.append(")");
		}
		return sql.build().text();
	}

	private Statement bind(Statement statement, Records records, List<FieldModel> fields, int start, int end) {
		int index = 0;
		int[] columns = fields.stream().mapToInt(records::column).toArray();
		for (int row = start; row < end; row++) {
			for (int i = 0; i < columns.length; i++) {
				SqlStatement.bind(statement, index++, fields.get(i), records.value(row, columns[i]), this.dialect);
			}
		}
		return statement;
	}

}
