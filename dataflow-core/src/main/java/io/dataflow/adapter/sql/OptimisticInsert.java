/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Upserts of many records. What is new as a whole is added faster without looking for
 * conflicts, so a few records are looked up to guess whether it is. A wrong guess costs
 * what was added before the first record that exists.
 */
final class OptimisticInsert {

	/** From here on it pays to guess. */
	private static final int RECORDS = 100;

	private static final int SAMPLES = 8;

	/**
	 * What a wrong guess fails with: a record that exists need not satisfy what the
	 * database asks of new ones. Whoever is at fault for another reason fails again.
	 */
	private static final Set<ErrorKind> WRONG_GUESS = Set.of(ErrorKind.DUPLICATE_KEY, ErrorKind.NOT_NULL,
			ErrorKind.CHECK, ErrorKind.FOREIGN_KEY);

	private OptimisticInsert() {
	}

	/**
	 * Add records that seem to be new, and merge them if they are not. Only the primary
	 * key is relied on: that the database knows of another unique key is noticed when it
	 * merges.
	 * @param connection where
	 * @param dialect the dialect
	 * @param upsert the records
	 * @param bulk how records are added
	 * @param merge adds them or changes those that exist
	 * @return the result of either
	 */
	static Mono<BulkResult> orMerge(Connection connection, SqlDialect dialect, BulkUpsert upsert, BulkSql bulk,
			Supplier<Mono<BulkResult>> merge) {
		Records records = upsert.records();
		boolean byPrimaryKey = upsert.target().containsAll(upsert.model().primaryKey());
		if (records.size() < RECORDS || !byPrimaryKey || connection.isAutoCommit()) {
			return merge.get();
		}
		BulkInsert insert = BulkInsert.of(records, upsert.returnIds());
		return isOneKnown(connection, dialect, records, upsert.target()).flatMap((known) -> (known) ? merge.get()
				: KeyRace.attempt(connection, WRONG_GUESS, () -> bulk.insert(connection, insert), merge));
	}

	private static Mono<Boolean> isOneKnown(Connection connection, SqlDialect dialect, Records records,
			List<FieldModel> key) {
		return samples(dialect, records, key).execute(connection, dialect)
			.concatMap((result) -> result.map((row, metadata) -> true))
			.count()
			.map((known) -> known > 0);
	}

	private static SqlStatement samples(SqlDialect dialect, Records records, List<FieldModel> key) {
		SqlBuilder sql = new SqlBuilder(dialect).append("SELECT 1 FROM ").identifier(records.model().table());
		for (int sample = 0; sample < SAMPLES; sample++) {
			int row = sample * (records.size() - 1) / (SAMPLES - 1);
			for (int i = 0; i < key.size(); i++) {
				FieldModel field = key.get(i);
				sql.append((i > 0) ? " AND " : (sample > 0) ? ") OR (" : " WHERE (").identifier(field.name());
				sql.append(" = ").parameter(field, records.value(row, records.column(field)));
			}
		}
		return sql.append(") LIMIT 1").build();
	}

}
