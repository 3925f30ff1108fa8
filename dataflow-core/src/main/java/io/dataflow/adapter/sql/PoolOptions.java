/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;

/**
 * What the settings of a pool mean to the drivers. Parameters of the URL win.
 */
final class PoolOptions {

	private static final Option<Object> POSTGRESQL_CACHE = option(PostgresqlOption.PREPARED_STATEMENT_CACHE_QUERIES);

	/** What holds for a session of PostgreSQL from its begin to its end. */
	private static final List<PostgresqlOption> SESSION = List.of(PostgresqlOption.STATEMENT_TIMEOUT,
			PostgresqlOption.LOCK_WAIT_TIMEOUT, PostgresqlOption.CURRENT_SCHEMA, PostgresqlOption.SCHEMA,
			PostgresqlOption.OPTIONS);

	/** The driver keeps what it has read apart from what the server has prepared. */
	private static final List<Option<Object>> MYSQL_CACHES = List.of(Option.valueOf("queryCacheSize"),
			Option.valueOf("prepareCacheSize"));

	private static final Option<Object> H2_SETTINGS = Option.valueOf("options");

	private static final String H2_CACHE = "QUERY_CACHE_SIZE";

	/** How long a host may take to accept a connection. */
	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private PoolOptions() {
	}

	private static Option<Object> option(PostgresqlOption option) {
		return Option.valueOf(option.driverName());
	}

	static ConnectionFactoryOptions add(DatabaseUrl url, PoolSettings pool, ConnectionFactoryOptions options) {
		pool.requireSupportedBy(url.kind());
		ConnectionFactoryOptions.Builder builder = options.mutate();
		int statements = pool.statementCacheSize();
		switch (url.kind()) {
			case POSTGRESQL -> {
				connectTimeout(builder, url, options, pool);
				postgresql(builder, options, pool);
			}
			case MYSQL, MARIADB -> {
				connectTimeout(builder, url, options, pool);
				MYSQL_CACHES.forEach((cache) -> add(builder, options, cache, statements));
			}
			case H2 -> h2(builder, url, options, statements);
			case SQLITE -> builder.option(SqliteConnectionFactoryProvider.STATEMENT_CACHE_SIZE, statements);
			case MONGODB -> throw new IllegalArgumentException("'url' must be of a SQL database");
		}
		return builder.build();
	}

	/**
	 * Several hosts are tried one after the other, and all of them in time.
	 */
	private static void connectTimeout(ConnectionFactoryOptions.Builder builder, DatabaseUrl url,
			ConnectionFactoryOptions options, PoolSettings pool) {
		if (!options.hasOption(ConnectionFactoryOptions.CONNECT_TIMEOUT)) {
			Duration each = LimitedConnections.limit(pool.acquireTimeout()).dividedBy(Math.max(1, url.hosts().size()));
			builder.option(ConnectionFactoryOptions.CONNECT_TIMEOUT,
					(each.compareTo(CONNECT_TIMEOUT) < 0) ? each : CONNECT_TIMEOUT);
		}
	}

	private static void add(ConnectionFactoryOptions.Builder builder, ConnectionFactoryOptions options,
			Option<Object> option, int value) {
		if (!options.hasOption(option)) {
			builder.option(option, value);
		}
	}

	private static void postgresql(ConnectionFactoryOptions.Builder builder, ConnectionFactoryOptions options,
			PoolSettings pool) {
		if (pool.pgbouncer()) {
			SESSION.stream()
				.filter((session) -> options.hasOption(option(session)))
				.findFirst()
				.ifPresent((session) -> {
					throw ofSession(session);
				});
		}
		add(builder, options, POSTGRESQL_CACHE, pool.pgbouncer() ? 0 : pool.statementCacheSize());
	}

	private static InvalidDatabaseUrlException ofSession(PostgresqlOption option) {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: parameter '" + option.driverName()
						+ "' is a setting of the session, which PgBouncer does not keep.",
				"Remove the parameter and give the role or the database this setting with ALTER ROLE or"
						+ " ALTER DATABASE.");
	}

	private static void h2(ConnectionFactoryOptions.Builder builder, DatabaseUrl url, ConnectionFactoryOptions options,
			int statements) {
		if (!url.parameters().containsKey(H2_CACHE)) {
			String cache = H2_CACHE + "=" + statements;
			Object settings = options.getValue(H2_SETTINGS);
			builder.option(H2_SETTINGS, (settings != null) ? settings + ";" + cache : cache);
		}
	}

}
