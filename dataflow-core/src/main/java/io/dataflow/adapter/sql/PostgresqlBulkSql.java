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
import java.util.stream.IntStream;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Records;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batches on PostgreSQL: one statement whose parameters are arrays, or {@code COPY} where
 * nothing but new records is wanted.
 */
final class PostgresqlBulkSql implements BulkSql {

	/** From here on {@code COPY} wins over arrays. */
	private static final int COPIED = 100;

	/** How many records are written while the server stores those before them. */
	private static final int PORTION = 1000;

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	PostgresqlBulkSql(SqlDialect dialect) {
		this.dialect = dialect;
		this.renderer = new SqlRenderer(dialect);
	}

	@Override
	public Mono<BulkResult> insert(Connection connection, BulkInsert insert) {
		Records records = insert.records();
		boolean known = records.fields().contains(insert.model().id());
		if (insert.skipping()) {
			return insertAbsent(connection, insert, known);
		}
		if (insert.returnIds() && !known) {
			return insertReturning(connection, records);
		}
		Map<Long, Object> ids = (insert.returnIds()) ? ValuesInsert.ids(records, all(records)) : Map.of();
		return insert(connection, records).map((count) -> BulkResult.inserted(count, ids));
	}

	private Mono<Long> insert(Connection connection, Records records) {
		PostgresqlConnection postgresql = PostgresqlDialect.unwrap(connection);
		if (postgresql != null && records.size() >= COPIED) {
			return PostgresqlBinaryCopy.suits(postgresql, this.dialect, records)
				.flatMap((suits) -> (suits) ? PostgresqlBinaryCopy.insert(postgresql, this.dialect, records)
						: PostgresqlCopy.insert(postgresql, this.dialect, records));
		}
		return count(connection, insert(records).build());
	}

	private Mono<BulkResult> insertReturning(Connection connection, Records records) {
		FieldModel id = records.model().id();
		SqlStatement sql = insert(records).append(" RETURNING ").identifier(id.name()).build();
		return rows(connection, sql, (row) -> value(id, row, 0)).map((generated) -> {
			Map<Long, Object> ids = new HashMap<>();
			for (int i = 0; i < generated.size(); i++) {
				ids.put(records.index(i), generated.get(i));
			}
			return BulkResult.inserted(generated.size(), ids);
		});
	}

	/**
	 * The server does not tell which records it left out. They are recognised by their
	 * keys; without keys of their own they are added one by one.
	 */
	private Mono<BulkResult> insertAbsent(Connection connection, BulkInsert insert, boolean known) {
		Records records = insert.records();
		List<FieldModel> keys = (known) ? insert.model().primaryKey() : insert.target();
		if (insert.returnIds() && keys.isEmpty() && records.size() > 1) {
			return Flux.range(0, records.size())
				.concatMap((row) -> insertAbsent(connection, insert.withRecords(records.only(List.of(row))), known))
				.reduce(BulkResult::plus);
		}
		SqlBuilder sql = insert(records).append(" ON CONFLICT");
		target(sql, insert.target());
		sql.append(" DO NOTHING");
		if (!insert.returnIds()) {
			return count(connection, sql.build()).map((count) -> BulkResult.inserted(count, Map.of()));
		}
		return rows(connection, returning(sql, records, keys).build(), (row) -> stored(records, keys, row))
			.map((stored) -> result(records, keys, stored));
	}

	@Override
	public Mono<BulkResult> update(Connection connection, BulkUpdate update) {
		return inPortions(update.records(), (records) -> update(connection, update, records));
	}

	private Mono<BulkResult> update(Connection connection, BulkUpdate update, Records records) {
		PostgresqlArrays arrays = new PostgresqlArrays(this.dialect, records);
		SqlBuilder sql = new SqlBuilder(this.dialect).append("UPDATE ")
			.identifier(update.model().table())
			.append(" SET ");
		for (FieldModel field : update.fields()) {
			arrays.column(sql.identifier(field.name()).append(" = "), field);
			sql.append(", ");
		}
		this.renderer.assign(sql, "", update.assignments());
		arrays.table(sql.append(" FROM "), false);
		arrays.column(sql.append(" WHERE ").identifier(update.model().id().name()).append(" = "), update.model().id());
		this.renderer.and(sql, update.filter());
		return count(connection, sql.build()).map(BulkResult::updated);
	}

	@Override
	public Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert) {
		return OptimisticInsert.orMerge(connection, this.dialect, upsert, this,
				() -> inPortions(upsert.records(), (part) -> upsert(connection, upsert, part)));
	}

	private Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert, Records records) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		if (upsert.returnIds()) {
			overwrite(insert(sql, records), upsert);
			List<FieldModel> keys = upsert.target();
			return rows(connection, returning(sql, records, keys).build(), (row) -> stored(records, keys, row))
				.map((stored) -> result(records, keys, stored));
		}
		overwrite(insert(sql.append("WITH w AS ("), records), upsert);
		sql.append(" RETURNING (xmax = 0) AS x) SELECT COUNT(*), COUNT(*) FILTER (WHERE x) FROM w");
		return rows(connection, sql.build(), PostgresqlBulkSql::counts).map((counts) -> counts.get(0));
	}

	/**
	 * The driver keeps the order of statements that are executed at the same time.
	 */
	private static Mono<BulkResult> inPortions(Records records, Function<Records, Mono<BulkResult>> statement) {
		return Flux.fromIterable(records.portions(PORTION))
			.flatMapSequential(statement, 2, 1)
			.reduce(BulkResult.none(), BulkResult::plus);
	}

	private static BulkResult counts(Row row) {
		long all = Objects.requireNonNull(row.get(0, Long.class));
		long inserted = Objects.requireNonNull(row.get(1, Long.class));
		return new BulkResult(all, inserted, all - inserted, 0, Map.of(), List.of());
	}

	/**
	 * The condition is put into a query of its own, as its names would be ambiguous here.
	 */
	private void overwrite(SqlBuilder sql, BulkUpsert upsert) {
		String table = upsert.model().table();
		target(sql.append(" ON CONFLICT"), upsert.target());
		sql.append(" DO UPDATE SET ");
		for (FieldModel field : upsert.fields()) {
			sql.identifier(field.name()).append(" = excluded.").identifier(field.name()).append(", ");
		}
		this.renderer.assign(sql, sql.quote(table) + ".", upsert.assignments());
		if (!(upsert.filter() instanceof Filter.All)) {
			String id = upsert.model().id().name();
			sql.append(" WHERE EXISTS (SELECT 1 FROM ").identifier(table).append(" AS x WHERE x.").identifier(id);
			sql.append(" = ").identifier(table).append(".").identifier(id);
			this.renderer.and(sql, upsert.filter());
			sql.append(")");
		}
	}

	private SqlBuilder insert(Records records) {
		return insert(new SqlBuilder(this.dialect), records);
	}

	/**
	 * The order matters where the server gives out the primary keys.
	 */
	private SqlBuilder insert(SqlBuilder sql, Records records) {
		PostgresqlArrays arrays = new PostgresqlArrays(this.dialect, records);
		List<FieldModel> fields = records.fields();
		sql.append("INSERT INTO ").identifier(records.model().table()).append(" (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(fields.get(i).name());
		}
		sql.append(") SELECT ");
		for (int i = 0; i < fields.size(); i++) {
			arrays.column(sql.append((i > 0) ? ", " : ""), fields.get(i));
		}
		boolean ordered = !fields.contains(records.model().id());
		arrays.table(sql.append(" FROM "), ordered);
		return (ordered) ? sql.append(" ORDER BY s.ord") : sql;
	}

	private static void target(SqlBuilder sql, List<FieldModel> target) {
		for (int i = 0; i < target.size(); i++) {
			sql.append((i > 0) ? ", " : " (").identifier(target.get(i).name());
		}
		sql.append((target.isEmpty()) ? "" : ")");
	}

	private static SqlBuilder returning(SqlBuilder sql, Records records, List<FieldModel> keys) {
		sql.append(" RETURNING (xmax = 0), ").identifier(records.model().id().name());
		keys.forEach((key) -> sql.append(", ").identifier(key.name()));
		return sql;
	}

	private Stored stored(Records records, List<FieldModel> keys, Row row) {
		List<@Nullable Object> key = new ArrayList<>(keys.size());
		for (int i = 0; i < keys.size(); i++) {
			key.add(this.dialect.decode(keys.get(i), row, i + 2));
		}
		boolean inserted = Boolean.TRUE.equals(row.get(0, Boolean.class));
		return new Stored(inserted, value(records.model().id(), row, 1), key);
	}

	private static BulkResult result(Records records, List<FieldModel> keys, List<Stored> stored) {
		Map<List<@Nullable Object>, Object> idsByKey = new HashMap<>();
		stored.forEach((one) -> idsByKey.put(one.key(), one.id()));
		Map<Long, Object> ids = new HashMap<>();
		for (int row = 0; row < records.size(); row++) {
			List<@Nullable Object> key = new ArrayList<>(keys.size());
			for (FieldModel field : keys) {
				key.add(records.value(row, records.column(field)));
			}
			Object id = idsByKey.remove(key);
			if (id != null) {
				ids.put(records.index(row), id);
			}
		}
		long inserted = stored.stream().filter(Stored::inserted).count();
		return new BulkResult(stored.size(), inserted, stored.size() - inserted, 0, ids, List.of());
	}

	private Object value(FieldModel field, Row row, int index) {
		return Objects.requireNonNull(this.dialect.decode(field, row, index));
	}

	private Mono<Long> count(Connection connection, SqlStatement sql) {
		return sql.execute(connection, this.dialect)
			.concatMap((result) -> result.getRowsUpdated())
			.reduce(0L, Long::sum);
	}

	private <T> Mono<List<T>> rows(Connection connection, SqlStatement sql, Function<Row, T> read) {
		return sql.execute(connection, this.dialect)
			.concatMap((result) -> result.map((row, metadata) -> read.apply(row)))
			.collectList();
	}

	private static List<Integer> all(Records records) {
		return IntStream.range(0, records.size()).boxed().toList();
	}

	/**
	 * What the server tells of a stored record.
	 */
	private record Stored(boolean inserted, Object id, List<@Nullable Object> key) {

	}

}
