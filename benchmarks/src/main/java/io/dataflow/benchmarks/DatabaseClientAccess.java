/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Spring's {@code DatabaseClient} with the driver's own parameter markers.
 */
final class DatabaseClientAccess implements ProductAccess {

	private final DatabaseClient client;

	private final ProductSql sql;

	private final String read;

	private final String insert;

	private final String update;

	DatabaseClientAccess(ConnectionFactory pool, ProductSql sql) {
		this.client = DatabaseClient.builder().connectionFactory(pool).namedParameters(false).build();
		this.sql = sql;
		this.read = sql.read();
		this.insert = sql.insert();
		this.update = sql.update();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> read(long id) {
		return this.client.sql(this.read).bind(0, id).map((row, metadata) -> this.sql.map(row)).one();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> insert(String name, int quantity) {
		List<Object> values = this.sql.values(name, quantity);
		DatabaseClient.GenericExecuteSpec statement = this.client.sql(this.insert);
		for (int i = 0; i < values.size(); i++) {
			statement = statement.bind(i, values.get(i));
		}
		return returning(statement, this.sql.generated()).map((row, metadata) -> this.sql.inserted(row, values)).one();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> update(long id, int quantity) {
		DatabaseClient.GenericExecuteSpec statement = this.client.sql(this.update)
			.bind(0, quantity)
			.bind(1, this.sql.time(Instant.now()))
			.bind(2, id);
		return this.sql.yieldsUpdated()
				? returning(statement, this.sql.all()).map((row, metadata) -> this.sql.map(row)).one()
				: statement.fetch().rowsUpdated().then(read(id));
	}

	private static DatabaseClient.GenericExecuteSpec returning(DatabaseClient.GenericExecuteSpec statement,
			String... columns) {
		return (columns.length > 0) ? statement.filter((made) -> made.returnGeneratedValues(columns)) : statement;
	}

}
