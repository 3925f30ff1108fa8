/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls on a hypertable by hand: the best that a program with the driver alone can do.
 */
final class RawTimeSeries {

	private static final int BATCH = 1000;

	private static final String DOWNSAMPLE = "SELECT time_bucket(INTERVAL '15 minutes', recorded_at), sensor, avg(level),"
			+ " min(level), max(level), count(*) FROM sensed WHERE recorded_at >= $1 AND recorded_at < $2"
			+ " GROUP BY 1, 2 ORDER BY 1, 2";

	private final ConnectionFactory pool;

	RawTimeSeries(ConnectionFactory pool) {
		this.pool = pool;
	}

	Mono<Long> copy(List<Sensed> all) {
		Flux<ByteBuf> text = Flux.fromIterable(all).buffer(BATCH).map(RawTimeSeries::text);
		return Mono.usingWhen(this.pool.create(),
				(connection) -> postgresql(connection)
					.copyIn("COPY sensed (id, recorded_at, sensor, level, created_at, updated_at) FROM STDIN", text),
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

	private static ByteBuf text(List<Sensed> all) {
		StringBuilder text = new StringBuilder(all.size() * 100);
		String now = Instant.now().toString();
		for (Sensed one : all) {
			text.append(one.id()).append('\t').append(one.recordedAt()).append('\t').append(one.sensor());
			text.append('\t').append(one.level()).append('\t').append(now).append('\t').append(now).append('\n');
		}
		return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Compute as DataFlow does, and read every value.
	 * @return how many rows there were
	 */
	Mono<Long> downsample(Instant from, Instant to) {
		return Flux.usingWhen(this.pool.create(), (connection) -> {
			Statement statement = connection.createStatement(DOWNSAMPLE).bind(0, from).bind(1, to);
			return Flux.from(statement.execute())
				.concatMap((result) -> result.map((row, metadata) -> List.of(row.get(0, Instant.class),
						row.get(1, Integer.class), row.get(2, Double.class), row.get(3, Double.class),
						row.get(4, Double.class), row.get(5, Long.class))));
		}, Connection::close).count();
	}

}
