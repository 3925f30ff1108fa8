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
import java.util.function.Function;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.query.Filter;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Batches on MySQL and MariaDB. {@code ON DUPLICATE KEY UPDATE} reacts to whatever unique
 * key and does not tell what it did, so the records that exist are looked up, and locked,
 * before the others are added.
 */
final class MysqlBulkSql implements BulkSql {

	/**
	 * Someone else may add a record between the look and the insert; another key that is
	 * in the way stays there.
	 */
	private static final int RETRIES = 2;

	private static final SqlStatement FOLLOWING = new SqlStatement(
			"SELECT LAST_INSERT_ID(), @@SESSION.auto_increment_increment", List.of(), List.of());

	private final SqlDialect dialect;

	private final String collation;

	private final boolean mysql;

	private final SqlRenderer renderer;

	private final ValuesInsert values;

	/**
	 * Create the statements.
	 * @param dialect the dialect
	 * @param collation the collation of texts
	 */
	MysqlBulkSql(SqlDialect dialect, String collation) {
		this.dialect = dialect;
		this.collation = collation;
		this.mysql = dialect.kind() == DatabaseKind.MYSQL;
		this.renderer = new SqlRenderer(dialect);
		this.values = new ValuesInsert(dialect, Integer.MAX_VALUE);
	}

	@Override
	public Mono<BulkResult> insert(Connection connection, BulkInsert insert) {
		return inParts(insert.records(), (records) -> (insert.skipping())
				? insertAbsent(connection, insert.withRecords(records)) : add(connection, records, insert.returnIds()));
	}

	@Override
	public Mono<BulkResult> update(Connection connection, BulkUpdate update) {
		int id = update.records().column(update.model().id());
		return inParts(update.records(), (records) -> {
			List<Object> ids = new ArrayList<>(records.size());
			for (int row = 0; row < records.size(); row++) {
				ids.add(Objects.requireNonNull(records.value(row, id)));
			}
			return change(connection, records, ids, update.fields(), update);
		});
	}

	@Override
	public Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert) {
		return inParts(upsert.records(), (records) -> addOrChange(connection, upsert.withRecords(records)));
	}

	private static Mono<BulkResult> inParts(Records records, Function<Records, Mono<BulkResult>> work) {
		return Flux.fromIterable(MysqlRows.parts(records)).concatMap(work).reduce(BulkResult.none(), BulkResult::plus);
	}

	/**
	 * The keys of a statement whose rows are counted before it runs follow each other,
	 * whatever else inserts at the same time.
	 */
	private Mono<BulkResult> add(Connection connection, Records records, boolean returnIds) {
		if (records.size() == 0) {
			return Mono.just(BulkResult.none());
		}
		boolean following = this.mysql && returnIds && !records.fields().contains(records.model().id());
		Mono<BulkResult> added = insert(connection, BulkInsert.of(records, returnIds && !following), records.size());
		return (following) ? added.flatMap((result) -> following(connection, records)) : added;
	}

	private Mono<BulkResult> insert(Connection connection, BulkInsert insert, int size) {
		return Mono.defer(() -> {
			MysqlInsert values = new MysqlInsert(this.dialect, insert.records());
			SqlStatement sql = values.build();
			return this.values.insert(insert, sql.bind(connection.createStatement(sql.text()), this.dialect),
					values.shown(), 0, size);
		});
	}

	private Mono<BulkResult> following(Connection connection, Records records) {
		return FOLLOWING.execute(connection, this.dialect).concatMap((result) -> result.map((row, metadata) -> {
			long first = Objects.requireNonNull(row.get(0, Long.class));
			long increment = Objects.requireNonNull(row.get(1, Long.class));
			Map<Long, Object> ids = new HashMap<>();
			for (int i = 0; i < records.size(); i++) {
				Object id = records.model().id().coerce(first + i * increment);
				ids.put(records.index(i), Objects.requireNonNull(id));
			}
			return BulkResult.inserted(records.size(), ids);
		})).single();
	}

	private Mono<BulkResult> insertAbsent(Connection connection, BulkInsert insert) {
		Records records = insert.records();
		List<List<FieldModel>> keys = (insert.target().isEmpty()) ? StoredKeys.all(records) : List.of(insert.target());
		return Flux.fromIterable(keys)
			.concatMap((key) -> stored(connection, records, key, Filter.all()))
			.collectList()
			.flatMap((stored) -> add(connection, records.only(StoredKeys.absent(stored, records)), insert.returnIds()))
			.retryWhen(again());
	}

	private Mono<BulkResult> addOrChange(Connection connection, BulkUpsert upsert) {
		Records records = upsert.records();
		Mono<Upserts> added = stored(connection, records, upsert.target(), upsert.filter())
			.flatMap((stored) -> add(connection, records.only(StoredKeys.absent(List.of(stored), records)),
					upsert.returnIds())
				.map((result) -> new Upserts(stored, result)));
		return added.retryWhen(again())
			.flatMap((upserts) -> changeStored(connection, upsert, upserts.stored()).map(upserts.added()::plus));
	}

	private Mono<BulkResult> changeStored(Connection connection, BulkUpsert upsert, StoredKeys stored) {
		List<Integer> rows = stored.satisfying(upsert.records());
		if (rows.isEmpty()) {
			return Mono.just(BulkResult.none());
		}
		Records records = upsert.records().only(rows);
		List<Object> ids = new ArrayList<>(rows.size());
		Map<Long, Object> known = new HashMap<>();
		for (int row = 0; row < records.size(); row++) {
			ids.add(stored.id(records, row));
			known.put(records.index(row), ids.get(row));
		}
		return change(connection, records, ids, upsert.fields(), upsert.withFilter(Filter.all()))
			.map((result) -> new BulkResult(rows.size(), 0, rows.size(), 0, (upsert.returnIds()) ? known : Map.of(),
					List.of()));
	}

	private Mono<StoredKeys> stored(Connection connection, Records records, List<FieldModel> key, Filter filter) {
		return Mono.defer(() -> look(connection, records, new StoredKeys(this.dialect, key), filter));
	}

	private Mono<StoredKeys> look(Connection connection, Records records, StoredKeys stored, Filter filter) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		if (!stored.select(sql, records, filter, this.renderer)) {
			return Mono.just(stored);
		}
		SqlStatement built = sql.build();
		return built.execute(connection, this.dialect)
			.concatMap((result) -> result.map((row, metadata) -> stored.add(records.model().id(), row)))
			.then(Mono.just(stored));
	}

	private Mono<BulkResult> change(Connection connection, Records records, List<Object> ids, List<FieldModel> fields,
			Operation.Changing<BulkResult> change) {
		if (fields.isEmpty() && change.assignments().isEmpty()) {
			return Mono.just(BulkResult.updated(records.size()));
		}
		MysqlRows rows = MysqlRows.of(records, ids, fields, this.mysql);
		SqlBuilder sql = new SqlBuilder(this.dialect).append("UPDATE ");
		rows.table(sql);
		sql.append(" STRAIGHT_JOIN ").identifier(records.model().table()).append(" t ON t.");
		sql.identifier(records.model().id().name()).append(" = " + rows.key(this.collation) + " SET ");
		String separator = "";
		for (FieldModel field : fields) {
			rows.value(sql.append(separator).append("t.").identifier(field.name()).append(" = "), field);
			separator = ", ";
		}
		sql.append((change.assignments().isEmpty()) ? "" : separator);
		this.renderer.assign(sql, "t.", change.assignments());
		this.renderer.and(sql.append(" WHERE TRUE"), change.filter());
		SqlStatement built = sql.build();
		return built.execute(connection, this.dialect)
			.concatMap((result) -> result.getRowsUpdated())
			.reduce(0L, Long::sum)
			.map(BulkResult::updated);
	}

	private static Retry again() {
		return Retry.max(RETRIES)
			.filter(MysqlBulkSql::isDuplicate)
			.onRetryExhaustedThrow((retry, signal) -> signal.failure());
	}

	private static boolean isDuplicate(Throwable error) {
		return error instanceof R2dbcException known && ErrorKind.of(known) == ErrorKind.DUPLICATE_KEY;
	}

	/**
	 * What a part of an upsert found and added.
	 */
	private record Upserts(StoredKeys stored, BulkResult added) {

	}

}
