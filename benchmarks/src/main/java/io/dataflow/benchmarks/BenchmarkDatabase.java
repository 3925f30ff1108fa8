/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.dataflow.DataFlow;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.H2Dialect;
import io.dataflow.adapter.sql.PostgresqlDialect;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlDialect;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A PostgreSQL database with a table of products, one pool of warm connections that all
 * contenders share, and a DataFlow instance on that pool. The server is the one that
 * {@code DATAFLOW_TEST_POSTGRESQL_URL} names, or else one that is started for the run.
 */
final class BenchmarkDatabase implements AutoCloseable {

	static final int ROWS = 10_000;

	private static final int CONNECTIONS = 16;

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final @Nullable EmbeddedPostgres server;

	private final ConnectionPool pool;

	private final DataFlow dataFlow;

	private BenchmarkDatabase(@Nullable EmbeddedPostgres server, String url, SqlDialect dialect) {
		this.server = server;
		this.pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))))
					.initialSize(CONNECTIONS)
					.maxSize(CONNECTIONS)
					.build());
		this.dataFlow = DataFlow.builder(SqlAdapter.of(this.pool, dialect))
			.models(Product.class, Reading.class)
			.build();
	}

	static BenchmarkDatabase open() {
		String given = System.getenv("DATAFLOW_TEST_POSTGRESQL_URL");
		BenchmarkDatabase database = (given != null && !given.isBlank())
				? new BenchmarkDatabase(null, given, new PostgresqlDialect()) : embedded();
		database.fill();
		return database;
	}

	/**
	 * Open an H2 database in this process, without products.
	 */
	static BenchmarkDatabase inMemory() {
		BenchmarkDatabase database = new BenchmarkDatabase(null, "h2:mem:benchmark", new H2Dialect());
		database.dataFlow.start().block(PATIENCE);
		return database;
	}

	private static BenchmarkDatabase embedded() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
			return new BenchmarkDatabase(server,
					"postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres",
					new PostgresqlDialect());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void fill() {
		sql("DROP TABLE IF EXISTS product, reading");
		this.dataFlow.start().block(PATIENCE);
		sql("INSERT INTO product (name, price, quantity, active, created_at, updated_at) "
				+ "SELECT 'product ' || n, 9.99, n, true, now(), now() FROM generate_series(1, " + ROWS + ") AS n");
		sql("VACUUM ANALYZE product");
		this.pool.warmup().block(PATIENCE);
	}

	private void sql(String sql) {
		DatabaseClient.create(this.pool).sql(sql).then().block(PATIENCE);
	}

	ConnectionPool pool() {
		return this.pool;
	}

	DataFlow dataFlow() {
		return this.dataFlow;
	}

	@Override
	public void close() throws IOException {
		this.dataFlow.close().block(PATIENCE);
		this.pool.close().block(PATIENCE);
		if (this.server != null) {
			this.server.close();
		}
	}

}
