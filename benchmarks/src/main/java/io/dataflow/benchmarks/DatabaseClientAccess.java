/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Spring's {@code DatabaseClient} with the driver's own parameter markers.
 */
final class DatabaseClientAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final DatabaseClient client;

	DatabaseClientAccess(ConnectionFactory pool) {
		this.client = DatabaseClient.builder().connectionFactory(pool).namedParameters(false).build();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> read(long id) {
		return one(this.client.sql(ProductSql.READ).bind(0, id));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> insert(String name, int quantity) {
		Instant now = Instant.now();
		return one(this.client.sql(ProductSql.INSERT)
			.bind(0, name)
			.bind(1, PRICE)
			.bind(2, quantity)
			.bind(3, true)
			.bind(4, now)
			.bind(5, now));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> update(long id, int quantity) {
		return one(this.client.sql(ProductSql.UPDATE).bind(0, quantity).bind(1, Instant.now()).bind(2, id));
	}

	private Mono<Map<String, @Nullable Object>> one(DatabaseClient.GenericExecuteSpec statement) {
		return statement.map((row, metadata) -> DriverAccess.map(row)).one();
	}

}
