/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.query.Filter;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batches on H2. It runs in this process, so a statement for each record costs no way to
 * a server, and tells of each record what became of it, which {@code MERGE} does not.
 */
final class H2BulkSql implements BulkSql {

	/** How many parameters a statement has at most, unless told. */
	private static final int PARAMETERS = 4000;

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	private final ValuesInsert values;

	H2BulkSql(SqlDialect dialect) {
		this(dialect, PARAMETERS);
	}

	/**
	 * Create the statements.
	 * @param parameters how many parameters a statement has at most
	 */
	H2BulkSql(SqlDialect dialect, int parameters) {
		this.dialect = dialect;
		this.renderer = new SqlRenderer(dialect);
		this.values = new ValuesInsert(dialect, parameters);
	}

	@Override
	public Mono<BulkResult> insert(Connection connection, BulkInsert insert) {
		if (!insert.skipping()) {
			return this.values.insert(connection, insert);
		}
		List<List<FieldModel>> keys = (insert.target().isEmpty()) ? keys(insert.model()) : List.of(insert.target());
		return KeyRace.repeat(connection, () -> insertAbsent(connection, insert.records(), keys,
				inOrder(insert.records(), keys.get(0)), insert.returnIds()));
	}

	@Override
	public Mono<BulkResult> update(Connection connection, BulkUpdate update) {
		SqlStatement sql = update(update.records(), List.of(update.model().id()), update.fields(), update);
		List<Integer> rows = inOrder(update.records(), List.of(update.model().id()));
		return new RowBatch(sql, update.records()).execute(connection, rows, this.dialect)
			.reduce(0L, Long::sum)
			.map(BulkResult::updated);
	}

	@Override
	public Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert) {
		return KeyRace.repeat(connection, () -> updateOrInsert(connection, upsert));
	}

	private Mono<BulkResult> updateOrInsert(Connection connection, BulkUpsert upsert) {
		Records records = upsert.records();
		SqlStatement sql = update(records, upsert.target(), upsert.fields(), upsert);
		List<Integer> rows = inOrder(records, upsert.target());
		return new RowBatch(sql, records).execute(connection, rows, this.dialect).collectList().flatMap((counts) -> {
			List<Integer> updated = changed(rows, counts, true);
			Mono<Map<Long, Object>> ids = (upsert.returnIds()) ? ids(connection, records, upsert.target(), updated)
					: Mono.just(Map.of());
			return ids.zipWith(insert(connection, upsert, changed(rows, counts, false)),
					(known, inserted) -> BulkResult.updated(updated.size())
						.plus(inserted)
						.plus(new BulkResult(0, 0, 0, 0, known, List.of())));
		});
	}

	/**
	 * A record that was not changed is new, unless it is one that the filter excepts.
	 */
	private Mono<BulkResult> insert(Connection connection, BulkUpsert upsert, List<Integer> rows) {
		Records records = upsert.records();
		if (!(upsert.filter() instanceof Filter.All)) {
			return insertAbsent(connection, records, List.of(upsert.target()), rows, upsert.returnIds());
		}
		return (rows.isEmpty()) ? Mono.just(BulkResult.none())
				: this.values.insert(connection, BulkInsert.of(records.only(rows), upsert.returnIds()));
	}

	private Mono<BulkResult> insertAbsent(Connection connection, Records records, List<List<FieldModel>> keys,
			List<Integer> rows, boolean returnIds) {
		RowBatch batch = new RowBatch(insertAbsent(records, keys), records);
		if (!returnIds || rows.isEmpty()) {
			return batch.execute(connection, rows, this.dialect)
				.reduce(0L, Long::sum)
				.map((count) -> BulkResult.inserted(count, Map.of()));
		}
		FieldModel id = records.model().id();
		return ReportedStatement
			.execute(batch.statement(connection, rows, this.dialect).returnGeneratedValues(id.name()),
					batch.sql().text())
			.concatMap((result) -> Flux.from(result.map((row, metadata) -> id(id, row)))
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty()))
			.collectList()
			.map((generated) -> {
				Map<Long, Object> ids = ids(records, rows, generated);
				return BulkResult.inserted(ids.size(), ids);
			});
	}

	private Object id(FieldModel id, Row row) {
		return Objects.requireNonNull(this.dialect.decode(id, row, 0));
	}

	private static Map<Long, Object> ids(Records records, List<Integer> rows, List<Optional<Object>> found) {
		Map<Long, Object> ids = new HashMap<>();
		for (int i = 0; i < rows.size(); i++) {
			long index = records.index(rows.get(i));
			found.get(i).ifPresent((value) -> ids.put(index, value));
		}
		return ids;
	}

	private SqlStatement insertAbsent(Records records, List<List<FieldModel>> keys) {
		List<FieldModel> fields = records.fields();
		SqlBuilder sql = new SqlBuilder(this.dialect).append("INSERT INTO ")
			.identifier(records.model().table())
			.append(" (");
		for (int i = 0; i < fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(fields.get(i).name());
		}
		sql.append(") SELECT ");
		for (int i = 0; i < fields.size(); i++) {
			RowBatch.parameter(sql.append((i > 0) ? ", " : ""), records, fields.get(i));
		}
		String connective = " WHERE NOT EXISTS (SELECT 1 FROM ";
		for (List<FieldModel> key : keys) {
			if (fields.containsAll(key)) {
				same(sql.append(connective).identifier(records.model().table()), records, key);
				sql.append(")");
				connective = " AND NOT EXISTS (SELECT 1 FROM ";
			}
		}
		return sql.build();
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
		same(sql, records, keys);
		this.renderer.and(sql, change.filter());
		return sql.build();
	}

	private static void same(SqlBuilder sql, Records records, List<FieldModel> key) {
		for (int i = 0; i < key.size(); i++) {
			sql.append((i > 0) ? " AND " : " WHERE ").identifier(key.get(i).name()).append(" = ");
			RowBatch.parameter(sql, records, key.get(i));
		}
	}

	/**
	 * Return the primary keys of stored records; those that the database generated are
	 * looked up.
	 */
	private Mono<Map<Long, Object>> ids(Connection connection, Records records, List<FieldModel> key,
			List<Integer> rows) {
		FieldModel id = records.model().id();
		if (rows.isEmpty() || key.equals(List.of(id))) {
			return Mono.just((rows.isEmpty()) ? Map.of() : ValuesInsert.ids(records, rows));
		}
		SqlBuilder sql = new SqlBuilder(this.dialect).append("SELECT ").identifier(id.name()).append(" FROM ");
		same(sql.identifier(records.model().table()), records, key);
		RowBatch batch = new RowBatch(sql.build(), records);
		return ReportedStatement.execute(batch.statement(connection, rows, this.dialect), batch.sql().text())
			.concatMap((result) -> result.map((row, metadata) -> Optional.of(id(id, row))))
			.collectList()
			.map((found) -> ids(records, rows, found));
	}

	private static List<List<FieldModel>> keys(EntityModel model) {
		List<List<FieldModel>> keys = new ArrayList<>();
		keys.add(List.of(model.id()));
		model.indexes().stream().filter(IndexModel::unique).map(IndexModel::fields).forEach(keys::add);
		return keys;
	}

	/**
	 * Return the records in an order of their keys. Calls that lock records in the same
	 * order never wait for each other in a circle.
	 */
	private static List<Integer> inOrder(Records records, List<FieldModel> key) {
		Stream<Integer> rows = IntStream.range(0, records.size()).boxed();
		if (!records.fields().containsAll(key)) {
			return rows.toList();
		}
		for (FieldModel field : key) {
			int column = records.column(field);
			rows = rows.sorted(Comparator.comparing((row) -> String.valueOf(records.value(row, column))));
		}
		return rows.toList();
	}

	private static List<Integer> changed(List<Integer> rows, List<Long> counts, boolean wanted) {
		return IntStream.range(0, rows.size())
			.filter((i) -> (counts.get(i) > 0) == wanted)
			.mapToObj(rows::get)
			.toList();
	}

}
