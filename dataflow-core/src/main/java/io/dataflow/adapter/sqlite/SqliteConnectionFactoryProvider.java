/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import io.r2dbc.spi.Option;

/**
 * Provides connections to SQLite for {@code r2dbc:sqlite:///path} and the options here.
 * Every connection factory for {@code :memory:} is a database of its own.
 *
 * @since 0.1.0
 */
public final class SqliteConnectionFactoryProvider implements ConnectionFactoryProvider {

	/** The name of the driver. */
	public static final String DRIVER = "sqlite";

	/** Whether readers and a writer work at the same time; {@code true} when absent. */
	public static final Option<Boolean> ENABLE_WAL = Option.valueOf("enableWal");

	/** The page cache of a connection in MiB, at most; 16 when absent. */
	public static final Option<Integer> CACHE_SIZE_MB = Option.valueOf("cacheSizeMb");

	/** How much of the file is mapped into memory in MiB; 0 when absent. */
	public static final Option<Integer> MMAP_SIZE_MB = Option.valueOf("mmapSizeMb");

	/** How long to wait for a writer in another process; 5 seconds when absent. */
	public static final Option<Duration> BUSY_TIMEOUT = Option.valueOf("busyTimeout");

	/** {@code off}, {@code normal}, {@code full} or {@code extra}; normal when absent. */
	public static final Option<String> SYNCHRONOUS = Option.valueOf("synchronous");

	/** How many prepared statements a connection keeps; 64 when absent, 0 for none. */
	public static final Option<Integer> STATEMENT_CACHE_SIZE = Option.valueOf("statementCacheSize");

	private static final String JDBC_DRIVER = "org.sqlite.JDBC";

	@Override
	public ConnectionFactory create(ConnectionFactoryOptions options) {
		return new SqliteConnectionFactory(SqliteSettings.of(options));
	}

	@Override
	public boolean supports(ConnectionFactoryOptions options) {
		return DRIVER.equals(options.getValue(ConnectionFactoryOptions.DRIVER)) && isDriverPresent();
	}

	@Override
	public String getDriver() {
		return DRIVER;
	}

	private static boolean isDriverPresent() {
		try {
			Class.forName(JDBC_DRIVER, false, SqliteConnectionFactoryProvider.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
