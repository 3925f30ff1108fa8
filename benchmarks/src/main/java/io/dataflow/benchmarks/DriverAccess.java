/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The driver on its pool, as fast as it can be used. Where an update yields no row it is
 * read on the same connection, without a transaction.
 */
final class DriverAccess implements ProductAccess {

	private final ConnectionFactory pool;

	private final ProductSql sql;

	private final String read;

	private final String insert;

	private final String update;

	DriverAccess(ConnectionFactory pool, ProductSql sql) {
		this.pool = pool;
		this.sql = sql;
		this.read = sql.read();
		this.insert = sql.insert();
		this.update = sql.update();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> read(long id) {
		return on((connection) -> read(connection, id));
	}

	private Flux<Map<String, @Nullable Object>> read(Connection connection, long id) {
		return rows(connection.createStatement(this.read).bind(0, id), (row, metadata) -> this.sql.map(row));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> insert(String name, int quantity) {
		List<Object> values = this.sql.values(name, quantity);
		return on((connection) -> {
			Statement statement = connection.createStatement(this.insert);
			for (int i = 0; i < values.size(); i++) {
				statement.bind(i, values.get(i));
			}
			return rows(returning(statement, this.sql.generated()), (row, metadata) -> this.sql.inserted(row, values));
		});
	}

	@Override
	public Mono<Map<String, @Nullable Object>> update(long id, int quantity) {
		return on((connection) -> {
			Statement statement = connection.createStatement(this.update)
				.bind(0, quantity)
				.bind(1, this.sql.time(Instant.now()))
				.bind(2, id);
			return this.sql.yieldsUpdated()
					? rows(returning(statement, this.sql.all()), (row, metadata) -> this.sql.map(row))
					: Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).thenMany(read(connection, id));
		});
	}

	private static Statement returning(Statement statement, String... columns) {
		return (columns.length > 0) ? statement.returnGeneratedValues(columns) : statement;
	}

	private static Flux<Map<String, @Nullable Object>> rows(Statement statement,
			BiFunction<Row, RowMetadata, Map<String, @Nullable Object>> mapping) {
		return Flux.from(statement.execute()).flatMap((result) -> result.map(mapping));
	}

	private Mono<Map<String, @Nullable Object>> on(Function<Connection, Flux<Map<String, @Nullable Object>>> work) {
		return Flux.usingWhen(this.pool.create(), work, Connection::close).singleOrEmpty();
	}

}
