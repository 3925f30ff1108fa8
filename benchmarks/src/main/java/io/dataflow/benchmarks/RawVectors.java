/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What an application would write for the driver alone.
 */
final class RawVectors {

	private static final int BATCH = 500;

	private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

	private static final byte[] SIGNATURE = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0 };

	private static final String COLUMNS = "id, name, embedding, created_at, updated_at";

	private final ConnectionFactory pool;

	RawVectors(ConnectionFactory pool) {
		this.pool = pool;
	}

	Mono<List<Map<String, @Nullable Object>>> search(float[] vector, int limit) {
		return Mono.usingWhen(this.pool.create(), (connection) -> search(connection, vector, limit), Connection::close);
	}

	/**
	 * Search under a setting that holds for this search only.
	 */
	Mono<List<Map<String, @Nullable Object>>> search(float[] vector, int limit, String setting) {
		return Mono.usingWhen(this.pool.create(),
				(connection) -> Mono.from(connection.beginTransaction())
					.thenMany(connection.createStatement("SET LOCAL " + setting).execute())
					.concatMap((result) -> result.getRowsUpdated())
					.then(search(connection, vector, limit))
					.flatMap((found) -> Mono.from(connection.commitTransaction()).thenReturn(found)),
				Connection::close);
	}

	private static Mono<List<Map<String, @Nullable Object>>> search(Connection connection, float[] vector, int limit) {
		String sql = "SELECT " + COLUMNS + ", embedding <=> $1::vector AS distance FROM item "
				+ "ORDER BY embedding <=> $1::vector LIMIT " + limit;
		return Flux.from(connection.createStatement(sql).bind(0, Arrays.toString(vector)).execute())
			.concatMap((result) -> result.map((row, metadata) -> values(row)))
			.collectList();
	}

	private static Map<String, @Nullable Object> values(Row row) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("id", row.get(0, Long.class));
		values.put("name", row.get(1, String.class));
		values.put("embedding", row.get(2, float[].class));
		values.put("created_at", row.get(3, Instant.class));
		values.put("updated_at", row.get(4, Instant.class));
		values.put("distance", row.get(5, Double.class));
		return values;
	}

	Mono<Long> copyText(List<Item> items) {
		return copy("COPY item (" + COLUMNS + ") FROM STDIN",
				Flux.fromIterable(items).buffer(BATCH).map(RawVectors::text));
	}

	Mono<Long> copyBinary(List<Item> items) {
		Flux<ByteBuf> header = Flux.just(Unpooled.wrappedBuffer(SIGNATURE, new byte[8]));
		Flux<ByteBuf> end = Flux.just(Unpooled.buffer().writeShort(-1));
		return copy("COPY item (" + COLUMNS + ") FROM STDIN (FORMAT binary)",
				Flux.concat(header, Flux.fromIterable(items).buffer(BATCH).map(RawVectors::binary), end));
	}

	private Mono<Long> copy(String sql, Flux<ByteBuf> data) {
		return Mono.usingWhen(this.pool.create(), (connection) -> postgresql(connection).copyIn(sql, data),
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

	private static ByteBuf text(List<Item> items) {
		StringBuilder text = new StringBuilder(items.size() * Item.DIMENSIONS * 12);
		String now = Instant.now().toString();
		for (Item item : items) {
			text.append(item.id()).append('\t').append(item.name()).append('\t');
			for (int i = 0; i < item.embedding().length; i++) {
				text.append((i > 0) ? ',' : '[').append(item.embedding()[i]);
			}
			text.append("]\t").append(now).append('\t').append(now).append('\n');
		}
		return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static ByteBuf binary(List<Item> items) {
		ByteBuf bytes = Unpooled.buffer(items.size() * (Item.DIMENSIONS * 4 + 100));
		long now = Duration.between(EPOCH, Instant.now().truncatedTo(ChronoUnit.MICROS)).toNanos() / 1000;
		for (Item item : items) {
			byte[] name = item.name().getBytes(StandardCharsets.UTF_8);
			bytes.writeShort(5).writeInt(8).writeLong(item.id()).writeInt(name.length).writeBytes(name);
			bytes.writeInt(4 + item.embedding().length * 4).writeShort(item.embedding().length).writeShort(0);
			for (float number : item.embedding()) {
				bytes.writeFloat(number);
			}
			bytes.writeInt(8).writeLong(now).writeInt(8).writeLong(now);
		}
		return bytes;
	}

}
