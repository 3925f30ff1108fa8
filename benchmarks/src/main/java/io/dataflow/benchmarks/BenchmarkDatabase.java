/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.DataFlowBuilder;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A database with a table of products, one pool of warm connections that all contenders
 * share, and a DataFlow instance on that pool.
 */
final class BenchmarkDatabase implements AutoCloseable {

	static final int ROWS = 10_000;

	static final int CONNECTIONS = 16;

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final DatabaseKind kind;

	private final BenchmarkServer server;

	private final ConnectionPool pool;

	private final DataFlow dataFlow;

	private BenchmarkDatabase(DatabaseKind kind) {
		this.kind = kind;
		this.server = BenchmarkServer.of(kind);
		this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(this.server.connections())
			.initialSize(CONNECTIONS)
			.maxSize(CONNECTIONS)
			.build());
		this.dataFlow = builder().build();
	}

	/**
	 * Open a PostgreSQL database with products.
	 */
	static BenchmarkDatabase open() {
		return open(DatabaseKind.POSTGRESQL);
	}

	/**
	 * Open a database with products.
	 */
	static BenchmarkDatabase open(DatabaseKind kind) {
		BenchmarkDatabase database = new BenchmarkDatabase(kind);
		database.fill();
		return database;
	}

	private void fill() {
		sql("DROP TABLE IF EXISTS " + name("product"));
		sql("DROP TABLE IF EXISTS " + name("reading"));
		this.dataFlow.start().block(PATIENCE);
		String columns = String.join(", ",
				List.of("name", "price", "quantity", "active", "created_at", "updated_at")
					.stream()
					.map(this::name)
					.toList());
		String time = (this.kind == DatabaseKind.SQLITE) ? "'2026-01-01T00:00:00.000000Z'"
				: "TIMESTAMP '2026-01-01 00:00:00'";
		sql("INSERT INTO " + name("product") + " (" + columns + ") WITH d AS (SELECT 0 AS n"
				+ " UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
				+ " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)"
				+ " SELECT 'a product', 9.99, a.n, TRUE, " + time + ", " + time
				+ " FROM d a CROSS JOIN d b CROSS JOIN d c CROSS JOIN d e");
		if (this.kind == DatabaseKind.POSTGRESQL) {
			sql("VACUUM ANALYZE product");
		}
		this.pool.warmup().block(PATIENCE);
	}

	/**
	 * Begin one more instance on the same connections.
	 */
	DataFlowBuilder builder() {
		return DataFlow.builder(SqlAdapter.of(this.pool, Objects.requireNonNull(SqlAdapterProvider.dialect(this.kind))))
			.models(Product.class, Reading.class);
	}

	/**
	 * Return a name as it stands in a statement.
	 */
	String name(String name) {
		return name(this.kind, name);
	}

	static String name(DatabaseKind kind, String name) {
		return (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) ? "`" + name + "`" : "\"" + name + "\"";
	}

	void sql(String sql) {
		DatabaseClient.create(this.pool).sql(sql).then().block(PATIENCE);
	}

	DatabaseKind kind() {
		return this.kind;
	}

	/**
	 * Return the file of a SQLite database.
	 */
	String path() {
		return this.server.path();
	}

	/**
	 * Return what names a PostgreSQL server.
	 */
	String url() {
		return this.server.url();
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
		this.server.close();
	}

}
