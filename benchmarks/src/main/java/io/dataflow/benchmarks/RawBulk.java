/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bulk calls on PostgreSQL by hand: the best that a program with the driver alone can do.
 */
final class RawBulk {

	private static final int BATCH = 1000;

	private final ConnectionFactory pool;

	RawBulk(ConnectionFactory pool) {
		this.pool = pool;
	}

	Mono<Long> copy(List<Reading> readings) {
		Flux<ByteBuf> text = Flux.fromIterable(readings).buffer(BATCH).map(RawBulk::text);
		return Mono.usingWhen(this.pool.create(),
				(connection) -> postgresql(connection)
					.copyIn("COPY reading (id, name, price, quantity, created_at, updated_at) FROM STDIN", text),
				Connection::close);
	}

	private static PostgresqlConnection postgresql(Connection connection) {
		if (connection instanceof Wrapped<?> wrapped) {
			PostgresqlConnection unwrapped = wrapped.unwrap(PostgresqlConnection.class);
			if (unwrapped != null) {
				return unwrapped;
			}
		}
		throw new IllegalStateException("no connection to PostgreSQL");
	}

	private static ByteBuf text(List<Reading> readings) {
		StringBuilder text = new StringBuilder(readings.size() * 100);
		String now = Instant.now().toString();
		for (Reading reading : readings) {
			text.append(reading.id()).append('\t').append(reading.name()).append('\t').append(reading.price());
			text.append('\t').append(reading.quantity()).append('\t').append(now).append('\t').append(now).append('\n');
		}
		return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	Mono<Long> update(List<Reading> readings) {
		return execute(readings,
				"UPDATE reading SET name = s.name, price = s.price, quantity = s.quantity, updated_at = $5 "
						+ "FROM unnest($1::bigint[], $2::text[], $3::numeric[], $4::integer[]) AS s(id, name, price, quantity) "
						+ "WHERE reading.id = s.id");
	}

	Mono<Long> upsert(List<Reading> readings) {
		return execute(readings, "INSERT INTO reading (id, name, price, quantity, created_at, updated_at) "
				+ "SELECT s.id, s.name, s.price, s.quantity, $5, $5 "
				+ "FROM unnest($1::bigint[], $2::text[], $3::numeric[], $4::integer[]) AS s(id, name, price, quantity) "
				+ "ON CONFLICT (id) DO UPDATE SET name = excluded.name, price = excluded.price, "
				+ "quantity = excluded.quantity, updated_at = excluded.updated_at");
	}

	/**
	 * The batches are one transaction, as DataFlow's are.
	 */
	private Mono<Long> execute(List<Reading> readings, String sql) {
		return Mono.usingWhen(this.pool.create(),
				(connection) -> Mono.from(connection.beginTransaction())
					.then(Flux.fromIterable(readings)
						.buffer(BATCH)
						.concatMap((batch) -> execute(connection, batch, sql))
						.reduce(0L, Long::sum))
					.flatMap((count) -> Mono.from(connection.commitTransaction()).thenReturn(count)),
				Connection::close);
	}

	private static Publisher<Long> execute(Connection connection, List<Reading> batch, String sql) {
		Statement statement = connection.createStatement(sql)
			.bind(0, batch.stream().map(Reading::id).toArray(Long[]::new))
			.bind(1, batch.stream().map(Reading::name).toArray(String[]::new))
			.bind(2, batch.stream().map(Reading::price).toArray(BigDecimal[]::new))
			.bind(3, batch.stream().map(Reading::quantity).toArray(Integer[]::new))
			.bind(4, Instant.now());
		return Flux.from(statement.execute()).flatMap((result) -> result.getRowsUpdated());
	}

}
