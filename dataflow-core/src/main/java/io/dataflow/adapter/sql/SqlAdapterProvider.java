/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Map;
import java.util.Objects;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import org.jspecify.annotations.Nullable;

/**
 * Opens SQL databases with a connection pool.
 *
 * @since 0.1.0
 */
public final class SqlAdapterProvider implements AdapterProvider {

	private static final Map<DatabaseKind, SqlDialect> DIALECTS = Map.of(DatabaseKind.H2, new H2Dialect(),
			DatabaseKind.POSTGRESQL, new PostgresqlDialect(), DatabaseKind.SQLITE, new SqliteDialect());

	/**
	 * Return the dialect of a database by the name that its driver gives it.
	 * @param driverName the name in the metadata of the driver's connection factory
	 * @return the dialect, or {@code null} when there is none
	 */
	public static @Nullable SqlDialect dialect(String driverName) {
		return DIALECTS.values()
			.stream()
			.filter((dialect) -> dialect.driverName().equals(driverName))
			.findFirst()
			.orElse(null);
	}

	@Override
	public boolean supports(DatabaseKind kind) {
		return DIALECTS.containsKey(kind);
	}

	@Override
	public Adapter open(DatabaseUrl url, PoolSettings pool) {
		SqlDialect dialect = Objects.requireNonNull(DIALECTS.get(url.kind()), "'url' must be of a supported kind");
		ConnectionPoolConfiguration configuration = ConnectionPoolConfiguration
			.builder(ConnectionFactories.get(R2dbcOptions.of(url)))
			.initialSize(pool.size())
			.minIdle(0)
			.maxSize(pool.maxSize())
			.maxLifeTime(pool.recycle())
			.maxAcquireTime(pool.acquireTimeout())
			.build();
		return SqlAdapter.owning(new ConnectionPool(configuration), dialect);
	}

}
