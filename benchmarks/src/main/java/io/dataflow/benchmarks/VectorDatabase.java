/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Duration;

import io.dataflow.DataFlow;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.PostgresqlDialect;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A new database on the server that {@code DATAFLOW_TEST_PGVECTOR_URL} names, with the
 * table of {@link Item}, an instance of DataFlow and the pool that it shares.
 */
final class VectorDatabase implements AutoCloseable {

	private static final String NAME = "dataflow_vector_benchmark";

	private static final int CONNECTIONS = 4;

	/** An index takes its time. */
	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private final DatabaseClient server;

	private final ConnectionPool pool;

	private final DataFlow dataFlow;

	private VectorDatabase(ConnectionFactoryOptions options) {
		this.server = DatabaseClient.create(ConnectionFactories.get(options));
		this.server.sql("DROP DATABASE IF EXISTS " + NAME).then().block(PATIENCE);
		this.server.sql("CREATE DATABASE " + NAME).then().block(PATIENCE);
		ConnectionFactoryOptions own = options.mutate().option(ConnectionFactoryOptions.DATABASE, NAME).build();
		DatabaseClient.create(ConnectionFactories.get(own)).sql("CREATE EXTENSION vector").then().block(PATIENCE);
		this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(own))
			.initialSize(CONNECTIONS)
			.maxSize(CONNECTIONS)
			.build());
		this.dataFlow = DataFlow.builder(SqlAdapter.of(this.pool, new PostgresqlDialect())).models(Item.class).build();
	}

	static VectorDatabase open() {
		String url = System.getenv("DATAFLOW_TEST_PGVECTOR_URL");
		if (url == null || url.isBlank()) {
			throw new IllegalStateException("DATAFLOW_TEST_PGVECTOR_URL must name a server");
		}
		VectorDatabase database = new VectorDatabase(R2dbcOptions.of(DatabaseUrl.parse(url)));
		database.dataFlow.start().block(PATIENCE);
		database.pool.warmup().block(PATIENCE);
		return database;
	}

	void sql(String sql) {
		DatabaseClient.create(this.pool).sql(sql).then().block(PATIENCE);
	}

	ConnectionPool pool() {
		return this.pool;
	}

	DataFlow dataFlow() {
		return this.dataFlow;
	}

	@Override
	public void close() {
		this.dataFlow.close().block(PATIENCE);
		this.pool.close().block(PATIENCE);
		this.server.sql("DROP DATABASE " + NAME + " WITH (FORCE)").then().block(PATIENCE);
	}

}
