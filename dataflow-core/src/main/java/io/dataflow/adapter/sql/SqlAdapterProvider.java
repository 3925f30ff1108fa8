/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens SQL databases with a connection pool.
 *
 * @since 0.1.0
 */
public final class SqlAdapterProvider implements AdapterProvider {

	private static final Map<DatabaseKind, SqlDialect> DIALECTS = Map.of(DatabaseKind.H2, new H2Dialect(),
			DatabaseKind.POSTGRESQL, new PostgresqlDialect(), DatabaseKind.MYSQL, new MysqlDialect(),
			DatabaseKind.MARIADB, new MariadbDialect(), DatabaseKind.SQLITE, new SqliteDialect());

	/**
	 * Return the dialect of a database.
	 * @param kind the kind of database
	 * @return the dialect, or {@code null} when there is none
	 */
	public static @Nullable SqlDialect dialect(DatabaseKind kind) {
		return DIALECTS.get(kind);
	}

	/**
	 * Return the dialect of a database for the connections of a pool.
	 * @param kind the kind of database, one that {@link #supports} takes
	 * @param pool the settings of the pool
	 * @return the dialect
	 */
	public static SqlDialect dialect(DatabaseKind kind, PoolSettings pool) {
		return pool.pgbouncer() ? PostgresqlDialect.behindPgbouncer()
				: Objects.requireNonNull(DIALECTS.get(kind), "'kind' must be a supported kind");
	}

	/**
	 * Return the dialect of the database to which connections lead. Where one driver
	 * serves several databases the server is asked.
	 * @param connectionFactory where connections come from
	 * @return the dialect, or empty when there is none, cold; fails with DF-402 when the
	 * server must be asked and cannot be
	 */
	public static Mono<SqlDialect> dialect(ConnectionFactory connectionFactory) {
		String driver = connectionFactory.getMetadata().getName();
		List<SqlDialect> dialects = DIALECTS.values()
			.stream()
			.filter((dialect) -> dialect.driverName().equals(driver))
			.toList();
		return (dialects.size() > 1) ? version(connectionFactory)
			.map((version) -> version.contains("MariaDB") ? DatabaseKind.MARIADB : DatabaseKind.MYSQL)
			.mapNotNull(DIALECTS::get) : Mono.justOrEmpty(dialects.stream().findFirst());
	}

	private static Mono<String> version(ConnectionFactory connectionFactory) {
		Flux<String> version = Flux
			.usingWhen(connectionFactory.create(),
					(connection) -> Flux.from(connection.createStatement("SELECT VERSION()").execute())
						.concatMap((result) -> result.map((row, metadata) -> row.get(0, String.class))),
					Connection::close);
		return Inquiry.limited(version.next())
			.onErrorMap((error) -> ErrorTranslation.translate(error, "ask the database for its version"));
	}

	@Override
	public boolean supports(DatabaseKind kind) {
		return DIALECTS.containsKey(kind);
	}

	@Override
	public Adapter open(DatabaseUrl url, PoolSettings pool) {
		ConnectionFactory connections = EventLoopConnections.open(R2dbcOptions.of(url, pool), url.kind());
		return SqlAdapter.owning(DatabasePool.of(connections, pool), dialect(url.kind(), pool));
	}

}
