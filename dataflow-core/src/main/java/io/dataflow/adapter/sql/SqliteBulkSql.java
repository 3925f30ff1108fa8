/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.dataflow.adapter.sqlite.SqliteConnection;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batches on SQLite. The driver executes a statement for all records of a batch on one
 * thread. Where one has to know what became of each record there is an execution for
 * each, else several records go with one.
 */
final class SqliteBulkSql implements BulkSql {

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	SqliteBulkSql(SqlDialect dialect) {
		this.dialect = dialect;
		this.renderer = new SqlRenderer(dialect);
	}

	@Override
	public Mono<BulkResult> insert(Connection connection, BulkInsert insert) {
		Records records = insert.records();
		boolean known = !insert.skipping() && records.fields().contains(insert.model().id());
		if (insert.returnIds() && !known) {
			RowBatch batch = new RowBatch(insert(records, insert.skipping(), insert.target()), records);
			return effects(connection, batch, all(records), true).map(Effects::inserted);
		}
		Map<Long, Object> ids = (insert.returnIds()) ? ValuesInsert.ids(records, all(records)) : Map.of();
		return counts(connection, insert).reduce(0L, Long::sum).map((count) -> BulkResult.inserted(count, ids));
	}

	/**
	 * Add the first records with several in each execution, and the rest one by one.
	 */
	private Flux<Long> counts(Connection connection, BulkInsert insert) {
		SqliteConnection sqlite = SqliteDialect.unwrap(connection);
		if (insert.skipping() || sqlite == null) {
			return single(connection, insert, 0);
		}
		SqliteManyInsert many = new SqliteManyInsert(this.dialect, insert.records());
		return many.execute(sqlite).concatWith(Flux.defer(() -> single(connection, insert, many.size())));
	}

	private Flux<Long> single(Connection connection, BulkInsert insert, int start) {
		Records records = insert.records();
		if (start == records.size()) {
			return Flux.empty();
		}
		List<Integer> rows = IntStream.range(start, records.size()).boxed().toList();
		SqlStatement sql = insert(records, insert.skipping(), insert.target());
		return counts(connection, new RowBatch(sql, records), rows);
	}

	private Flux<Long> counts(Connection connection, RowBatch batch, List<Integer> rows) {
		return ReportedStatement.execute(batch.statement(connection, rows, this.dialect), batch.sql().text())
			.concatMap(Result::getRowsUpdated);
	}

	@Override
	public Mono<BulkResult> update(Connection connection, BulkUpdate update) {
		SqlStatement sql = update(update.records(), List.of(update.model().id()), update.fields(), update);
		return counts(connection, new RowBatch(sql, update.records()), all(update.records())).reduce(0L, Long::sum)
			.map(BulkResult::updated);
	}

	@Override
	public Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert) {
		return OptimisticInsert.orMerge(connection, this.dialect, upsert, this, () -> merge(connection, upsert));
	}

	/**
	 * What is not changed and exists all the same did not satisfy the filter. Nobody else
	 * writes in between.
	 */
	private Mono<BulkResult> merge(Connection connection, BulkUpsert upsert) {
		Records records = upsert.records();
		RowBatch update = new RowBatch(update(records, upsert.target(), upsert.fields(), upsert), records);
		RowBatch insert = new RowBatch(insert(records, true, upsert.target()), records);
		return effects(connection, update, all(records), upsert.returnIds())
			.flatMap((updated) -> effects(connection, insert, updated.without(), upsert.returnIds())
				.map((inserted) -> updated.updated().plus(inserted.inserted())));
	}

	private Mono<Effects> effects(Connection connection, RowBatch batch, List<Integer> rows, boolean returnIds) {
		if (rows.isEmpty()) {
			return Mono.just(new Effects(batch.records(), rows, List.of(), returnIds));
		}
		Flux<Optional<Object>> effects = (returnIds) ? ids(connection, batch, rows)
				: counts(connection, batch, rows).map(SqliteBulkSql::effect);
		return effects.collectList().map((list) -> new Effects(batch.records(), rows, list, returnIds));
	}

	private Flux<Optional<Object>> ids(Connection connection, RowBatch batch, List<Integer> rows) {
		FieldModel id = batch.records().model().id();
		Statement statement = batch.statement(connection, rows, this.dialect).returnGeneratedValues(id.name());
		return ReportedStatement.execute(statement, batch.sql().text()).concatMap((result) -> id(id, result));
	}

	private static Optional<Object> effect(long count) {
		return (count > 0) ? Optional.of(count) : Optional.empty();
	}

	private Mono<Optional<Object>> id(FieldModel id, Result result) {
		return Mono
			.from(result.map((row, metadata) -> Optional.of(Objects.requireNonNull(this.dialect.decode(id, row, 0)))))
			.defaultIfEmpty(Optional.empty());
	}

	private SqlStatement insert(Records records, boolean skipping, List<FieldModel> target) {
		List<FieldModel> fields = records.fields();
		SqlBuilder sql = new SqlBuilder(this.dialect).append("INSERT INTO ").identifier(records.model().table());
		sql.append(" (" + names(sql, fields) + ") VALUES (");
		for (int i = 0; i < fields.size(); i++) {
			RowBatch.parameter(sql.append((i > 0) ? ", " : ""), records, fields.get(i));
		}
		String names = names(sql, target);
		sql.append(
				(!skipping) ? ")" : ") ON CONFLICT " + ((target.isEmpty()) ? "" : "(" + names + ") ") + "DO NOTHING");
		return sql.build();
	}

	private static String names(SqlBuilder sql, List<FieldModel> fields) {
		return String.join(", ", fields.stream().map((field) -> sql.quote(field.name())).toList());
	}

	private SqlStatement update(Records records, List<FieldModel> keys, List<FieldModel> fields,
			Operation.Changing<BulkResult> change) {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("UPDATE ")
			.identifier(records.model().table())
			.append(" SET ");
		for (FieldModel field : fields) {
			RowBatch.parameter(sql.identifier(field.name()).append(" = "), records, field);
			sql.append(", ");
		}
		this.renderer.assign(sql, "", change.assignments());
		for (int i = 0; i < keys.size(); i++) {
			sql.append((i > 0) ? " AND " : " WHERE ").identifier(keys.get(i).name()).append(" = ");
			RowBatch.parameter(sql, records, keys.get(i));
		}
		this.renderer.and(sql, change.filter());
		return sql.build();
	}

	private static List<Integer> all(Records records) {
		return IntStream.range(0, records.size()).boxed().toList();
	}

	/**
	 * What a statement did with each record.
	 *
	 * @param records the records
	 * @param rows for which of them the statement was executed
	 * @param effects for each of these a primary key, or anything when keys are not
	 * wanted, or nothing when the statement had no effect
	 * @param keys whether there are keys
	 */
	private record Effects(Records records, List<Integer> rows, List<Optional<Object>> effects, boolean keys) {

		BulkResult inserted() {
			return BulkResult.inserted(count(), ids());
		}

		BulkResult updated() {
			return BulkResult.updated(count()).plus(new BulkResult(0, 0, 0, 0, ids(), List.of()));
		}

		List<Integer> without() {
			List<Integer> without = new ArrayList<>();
			for (int i = 0; i < this.rows.size(); i++) {
				if (this.effects.get(i).isEmpty()) {
					without.add(this.rows.get(i));
				}
			}
			return without;
		}

		private long count() {
			return this.effects.stream().filter(Optional::isPresent).count();
		}

		private Map<Long, Object> ids() {
			Map<Long, Object> ids = new HashMap<>();
			for (int i = 0; this.keys && i < this.rows.size(); i++) {
				long index = this.records.index(this.rows.get(i));
				this.effects.get(i).ifPresent((id) -> ids.put(index, id));
			}
			return ids;
		}

	}

}
