/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;

import io.dataflow.adapter.DatabaseHost;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.UnsupportedDatabaseException;
import io.dataflow.adapter.sqlite.SqliteConnectionFactoryProvider;
import io.dataflow.error.Suggestion;

/**
 * Turns a {@link DatabaseUrl} into what R2DBC drivers take.
 *
 * @since 0.1.0
 */
public final class R2dbcOptions {

	/**
	 * What a server may be set up with otherwise, so that it answers as other databases
	 * do: values that do not fit are errors, times are in UTC.
	 */
	private static final List<String> MYSQL_SESSION = List.of(
			"sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
			"time_zone = '+00:00'");

	private static final Option<Object> TCP_KEEP_ALIVE = Option.valueOf("tcpKeepAlive");

	private R2dbcOptions() {
	}

	/**
	 * Return the options of the driver for a URL and the connections of a pool: beside
	 * {@link #of(DatabaseUrl)} how many prepared statements each connection keeps. What
	 * the URL says itself wins.
	 * <p>
	 * The number is {@code preparedStatementCacheQueries} of PostgreSQL, 0 behind
	 * PgBouncer, and {@code QUERY_CACHE_SIZE} of H2. The driver of MySQL and MariaDB
	 * keeps as many statements that it has read, and as many that the server has prepared
	 * when {@code useServerPrepareStatement} says so.
	 * @param url the URL
	 * @param pool the settings of the pool
	 * @return the options
	 * @throws io.dataflow.error.DataFlowException DF-401 as from
	 * {@link #of(DatabaseUrl)}, when there shall be a PgBouncer in front of another
	 * database than PostgreSQL, or when there is one and the URL has settings of the
	 * session, which PgBouncer shares among its clients; DF-403 for MongoDB
	 */
	public static ConnectionFactoryOptions of(DatabaseUrl url, PoolSettings pool) {
		return PoolOptions.add(url, pool, of(url));
	}

	/**
	 * Return the options of the driver for a URL. The result holds the password; its
	 * {@code toString()} masks that, but not {@code sslPassword}.
	 * <p>
	 * The parameters of a PostgreSQL URL must be known to the driver; names are taken
	 * without regard to case and underscores, {@code connect_timeout} is in seconds,
	 * {@code statement_timeout} and {@code lock_wait_timeout} are in milliseconds, and
	 * {@code options} takes {@code -c name=value} for settings of the server. A
	 * PostgreSQL URL without a user name means the user of the operating system. Settings
	 * of H2 are passed on. SQLite takes {@code enable_wal}, {@code cache_size_mb},
	 * {@code mmap_size_mb}, {@code busy_timeout} in milliseconds and {@code synchronous}.
	 * MySQL and MariaDB take parameters likewise, and
	 * {@code sessionVariables=name=value}; their sessions are strict, in UTC and read
	 * what is committed unless that says otherwise. The operating system looks after idle
	 * connections to servers unless the URL has {@code tcpKeepAlive=false}.
	 * @param url the URL
	 * @return the options
	 * @throws InvalidDatabaseUrlException DF-401 when the driver does not know a
	 * parameter or a parameter has a wrong value
	 * @throws UnsupportedDatabaseException DF-403 for MongoDB, which has no R2DBC driver
	 */
	public static ConnectionFactoryOptions of(DatabaseUrl url) {
		return switch (url.kind()) {
			case POSTGRESQL -> postgresql(url);
			case H2 -> h2(url);
			case MYSQL, MARIADB -> mysql(url);
			case SQLITE -> sqlite(url);
			case MONGODB -> throw new UnsupportedDatabaseException(url.kind().title() + " has no R2DBC driver.",
					"Use the adapter of " + url.kind().title() + " for this URL.");
		};
	}

	private static ConnectionFactoryOptions postgresql(DatabaseUrl url) {
		ConnectionFactoryOptions.Builder builder = builder("postgresql", url);
		if (url.username().isEmpty()) {
			builder.option(ConnectionFactoryOptions.USER, System.getProperty("user.name"));
		}
		url.parameters().forEach((name, value) -> {
			PostgresqlOption option = PostgresqlOption.find(name).orElseThrow(() -> unknown(name));
			builder.option(Option.valueOf(option.driverName()), option.convert(value));
		});
		return builder.build();
	}

	private static String failoverHosts(DatabaseUrl url) {
		if (url.hosts().stream().anyMatch((host) -> host.name().indexOf(':') >= 0)) {
			throw new InvalidDatabaseUrlException(
					"Invalid database URL: the driver takes no IPv6 address among several hosts.",
					"Use host names or IPv4 addresses.");
		}
		return url.hosts().stream().map(DatabaseHost::toString).collect(Collectors.joining(","));
	}

	private static InvalidDatabaseUrlException unknown(String name) {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: the PostgreSQL driver has no parameter '" + name + "'.",
				Suggestion.of(name, PostgresqlOption.names())
						+ " Settings of the server go into options=-c%20name=value.");
	}

	private static ConnectionFactoryOptions h2(DatabaseUrl url) {
		ConnectionFactoryOptions.Builder builder = ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "h2")
			.option(ConnectionFactoryOptions.PROTOCOL, url.isInMemory() ? "mem" : "file")
			.option(ConnectionFactoryOptions.DATABASE, url.database());
		credentials(builder, url);
		if (!url.parameters().isEmpty()) {
			// as one text, since the driver drops single options that it does not know
			builder.option(Option.valueOf("options"),
					url.parameters()
						.entrySet()
						.stream()
						.map((entry) -> entry.getKey() + "=" + entry.getValue())
						.collect(Collectors.joining(";")));
		}
		return builder.build();
	}

	private static ConnectionFactoryOptions sqlite(DatabaseUrl url) {
		if (url.username().isPresent() || url.password().isPresent()) {
			throw new InvalidDatabaseUrlException("Invalid database URL: SQLite has no users and no passwords.",
					"Remove the user name and the password.");
		}
		ConnectionFactoryOptions.Builder builder = ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, SqliteConnectionFactoryProvider.DRIVER)
			.option(ConnectionFactoryOptions.DATABASE, url.database());
		url.parameters().forEach((name, value) -> {
			SqliteOption option = SqliteOption.find(name)
				.orElseThrow(() -> new InvalidDatabaseUrlException(
						"Invalid database URL: SQLite has no parameter '" + name + "'.",
						Suggestion.of(name, SqliteOption.names())));
			builder.option(option.option(), option.convert(value));
		});
		return builder.build();
	}

	private static ConnectionFactoryOptions mysql(DatabaseUrl url) {
		if (url.hosts().size() > 1) {
			throw new InvalidDatabaseUrlException(
					"Invalid database URL: several hosts are not supported for " + url.kind().title() + ".",
					"Name one host.");
		}
		ConnectionFactoryOptions.Builder builder = builder("mysql", url);
		List<String> session = new ArrayList<>(MYSQL_SESSION);
		session.add(((url.kind() == DatabaseKind.MYSQL) ? "transaction_isolation" : "tx_isolation")
				+ " = 'READ-COMMITTED'");
		url.parameters().forEach((name, value) -> {
			MysqlOption option = MysqlOption.find(name).orElseThrow(() -> unknown(url.kind(), name));
			if (option == MysqlOption.SESSION_VARIABLES) {
				session.add(value);
			}
			else {
				builder.option(Option.valueOf(option.driverName()), option.convert(value));
			}
		});
		return builder
			.option(Option.valueOf(MysqlOption.SESSION_VARIABLES.driverName()), session.toArray(String[]::new))
			.build();
	}

	private static InvalidDatabaseUrlException unknown(DatabaseKind kind, String name) {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: the " + kind.title() + " driver has no parameter '" + name + "'.",
				Suggestion.of(name, MysqlOption.names())
						+ " Settings of the server go into sessionVariables=name=value.");
	}

	private static ConnectionFactoryOptions.Builder builder(String driver, DatabaseUrl url) {
		ConnectionFactoryOptions.Builder builder = ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, driver)
			.option(ConnectionFactoryOptions.DATABASE, url.database())
			.option(TCP_KEEP_ALIVE, true);
		if (url.hosts().size() > 1) {
			builder.option(ConnectionFactoryOptions.PROTOCOL, "failover")
				.option(ConnectionFactoryOptions.HOST, failoverHosts(url));
		}
		else {
			DatabaseHost host = url.hosts().get(0);
			builder.option(ConnectionFactoryOptions.HOST, host.name())
				.option(ConnectionFactoryOptions.PORT, host.port());
		}
		credentials(builder, url);
		return builder;
	}

	private static void credentials(ConnectionFactoryOptions.Builder builder, DatabaseUrl url) {
		url.username().ifPresent((username) -> builder.option(ConnectionFactoryOptions.USER, username));
		url.password().ifPresent((password) -> builder.option(ConnectionFactoryOptions.PASSWORD, password));
	}

}
