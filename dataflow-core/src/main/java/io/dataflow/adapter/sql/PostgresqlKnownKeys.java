/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Guesses whether records are new by looking up a few of them.
 */
final class PostgresqlKnownKeys {

	private static final int SAMPLES = 8;

	private PostgresqlKnownKeys() {
	}

	/**
	 * Tell whether one of a few records, spread over all, exists.
	 */
	static Mono<Boolean> sampled(Connection connection, SqlDialect dialect, Records records, List<FieldModel> key) {
		int samples = Math.min(SAMPLES, records.size());
		Records sample = records
			.only(IntStream.range(0, samples).map((i) -> i * records.size() / samples).boxed().toList());
		SqlStatement sql = lookup(dialect, sample, key);
		return sql.execute(connection, dialect)
			.concatMap((result) -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, Boolean.class))))
			.single();
	}

	private static SqlStatement lookup(SqlDialect dialect, Records sample, List<FieldModel> key) {
		PostgresqlArrays arrays = new PostgresqlArrays(dialect, sample);
		SqlBuilder sql = new SqlBuilder(dialect).append("SELECT EXISTS (SELECT 1 FROM ")
			.identifier(sample.model().table());
		arrays.table(sql.append(" AS x, "), false);
		for (int i = 0; i < key.size(); i++) {
			sql.append((i > 0) ? " AND x." : " WHERE x.").identifier(key.get(i).name());
			arrays.column(sql.append(" = "), key.get(i));
		}
		return sql.append(")").build();
	}

}
