/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The best inserts of MySQL and MariaDB: a thousand rows with each statement, all of them
 * in one transaction, with parameters or with the values in the text.
 */
final class RawMysqlBulk {

	private static final String INSERT = "INSERT INTO reading (id, name, price, quantity, created_at, updated_at) VALUES ";

	private static final int ROWS = 1000;

	private final ConnectionFactory pool;

	RawMysqlBulk(ConnectionFactory pool) {
		this.pool = pool;
	}

	Mono<Long> parameters(List<Reading> readings) {
		LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
		return together(readings, (connection, part) -> {
			Statement statement = connection
				.createStatement(INSERT + "(?, ?, ?, ?, ?, ?)" + ", (?, ?, ?, ?, ?, ?)".repeat(part.size() - 1));
			int index = 0;
			for (Reading reading : part) {
				statement.bind(index++, reading.id())
					.bind(index++, reading.name())
					.bind(index++, reading.price())
					.bind(index++, reading.quantity())
					.bind(index++, now)
					.bind(index++, now);
			}
			return statement;
		});
	}

	/**
	 * The names of this comparison need no escapes.
	 */
	Mono<Long> literals(List<Reading> readings) {
		String now = ", '" + LocalDateTime.now(ZoneOffset.UTC) + "'";
		return together(readings, (connection, part) -> {
			StringBuilder sql = new StringBuilder(INSERT);
			for (Reading reading : part) {
				sql.append((sql.length() > INSERT.length()) ? ", (" : "(").append(reading.id()).append(", '");
				sql.append(reading.name())
					.append("', ")
					.append(reading.price())
					.append(", ")
					.append(reading.quantity());
				sql.append(now).append(now).append(')');
			}
			return connection.createStatement(sql.toString());
		});
	}

	private Mono<Long> together(List<Reading> readings, BiFunction<Connection, List<Reading>, Statement> insert) {
		return Mono.usingWhen(this.pool.create(), (connection) -> Mono.from(connection.beginTransaction())
			.then(Flux.fromIterable(readings)
				.buffer(ROWS)
				.concatMap(
						(part) -> Flux.from(insert.apply(connection, part).execute()).concatMap(Result::getRowsUpdated))
				.reduce(0L, Long::sum))
			.flatMap((count) -> Mono.from(connection.commitTransaction()).thenReturn(count)), Connection::close);
	}

}
