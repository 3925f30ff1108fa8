/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bulk calls on H2 by hand: the best that a program with the driver alone can do. The
 * batches of a call are one transaction, as DataFlow's are.
 */
final class RawH2Bulk {

	private static final String INSERT = "INSERT INTO \"reading\" (\"id\", \"name\", \"price\", \"quantity\", "
			+ "\"created_at\", \"updated_at\") VALUES ";

	private static final String UPDATE = "UPDATE \"reading\" SET \"name\" = $1, \"price\" = $2, \"quantity\" = $3, "
			+ "\"updated_at\" = $4 WHERE \"id\" = $5";

	private static final int BATCH = 1000;

	private static final int VALUES = 100;

	private final ConnectionFactory pool;

	RawH2Bulk(ConnectionFactory pool) {
		this.pool = pool;
	}

	Mono<Long> insertBatch(List<Reading> readings) {
		return together(readings, BATCH, (connection, batch) -> {
			Statement statement = connection.createStatement(INSERT + "($1, $2, $3, $4, $5, $6)");
			for (int i = 0; i < batch.size(); i++) {
				bind((i > 0) ? statement.add() : statement, 0, batch.get(i));
			}
			return statement;
		});
	}

	Mono<Long> insertValues(List<Reading> readings) {
		return together(readings, VALUES, (connection, batch) -> {
			StringBuilder sql = new StringBuilder(INSERT);
			for (int i = 0; i < batch.size() * 6; i++) {
				sql.append((i == 0) ? "($" : (i % 6 == 0) ? "), ($" : ", $").append(i + 1);
			}
			Statement statement = connection.createStatement(sql.append(')').toString());
			for (int i = 0; i < batch.size(); i++) {
				bind(statement, i * 6, batch.get(i));
			}
			return statement;
		});
	}

	Mono<Long> update(List<Reading> readings) {
		return together(readings, BATCH, (connection, batch) -> {
			Statement statement = connection.createStatement(UPDATE);
			for (int i = 0; i < batch.size(); i++) {
				Reading reading = batch.get(i);
				((i > 0) ? statement.add() : statement).bind(0, reading.name())
					.bind(1, reading.price())
					.bind(2, reading.quantity())
					.bind(3, Instant.now())
					.bind(4, reading.id());
			}
			return statement;
		});
	}

	private static void bind(Statement statement, int start, Reading reading) {
		Instant now = Instant.now();
		statement.bind(start, reading.id())
			.bind(start + 1, reading.name())
			.bind(start + 2, reading.price())
			.bind(start + 3, reading.quantity())
			.bind(start + 4, now)
			.bind(start + 5, now);
	}

	private Mono<Long> together(List<Reading> readings, int size,
			BiFunction<Connection, List<Reading>, Statement> batch) {
		return Mono.usingWhen(this.pool.create(),
				(connection) -> Mono.from(connection.beginTransaction())
					.then(Flux.fromIterable(readings)
						.buffer(size)
						.concatMap((part) -> count(batch.apply(connection, part)))
						.reduce(0L, Long::sum))
					.flatMap((count) -> Mono.from(connection.commitTransaction()).thenReturn(count)),
				Connection::close);
	}

	private static Publisher<Long> count(Statement statement) {
		return Flux.from(statement.execute()).concatMap((result) -> result.getRowsUpdated());
	}

}
