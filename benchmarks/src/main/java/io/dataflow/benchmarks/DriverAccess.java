/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pooled driver, used as its documentation shows: the least that a reactive program
 * can do.
 */
final class DriverAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final ConnectionFactory pool;

	DriverAccess(ConnectionFactory pool) {
		this.pool = pool;
	}

	@Override
	public Mono<Map<String, @Nullable Object>> read(long id) {
		return execute(ProductSql.READ, (statement) -> statement.bind(0, id));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> insert(String name, int quantity) {
		Instant now = Instant.now();
		return execute(ProductSql.INSERT,
				(statement) -> statement.bind(0, name)
					.bind(1, PRICE)
					.bind(2, quantity)
					.bind(3, true)
					.bind(4, now)
					.bind(5, now));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> update(long id, int quantity) {
		return execute(ProductSql.UPDATE,
				(statement) -> statement.bind(0, quantity).bind(1, Instant.now()).bind(2, id));
	}

	private Mono<Map<String, @Nullable Object>> execute(String sql, Function<Statement, Statement> binding) {
		return Flux
			.usingWhen(this.pool.create(),
					(connection) -> Flux.from(binding.apply(connection.createStatement(sql)).execute())
						.flatMap((result) -> result.map((row, metadata) -> map(row))),
					Connection::close)
			.singleOrEmpty();
	}

	static Map<String, @Nullable Object> map(Row row) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("id", row.get(0, Long.class));
		map.put("name", row.get(1, String.class));
		map.put("price", row.get(2, BigDecimal.class));
		map.put("quantity", row.get(3, Integer.class));
		map.put("active", row.get(4, Boolean.class));
		map.put("created_at", row.get(5, Instant.class));
		map.put("updated_at", row.get(6, Instant.class));
		return map;
	}

}
