/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how its connections are set up.
 *
 * @param database the path of the file, or {@code :memory:}
 * @param wal whether there is a write-ahead log
 * @param cacheSize the page cache of a connection in MiB
 * @param mmapSize how much of the file is mapped in MiB
 * @param busyTimeout how long to wait for other processes
 * @param synchronous how often the file is flushed
 * @param statementCacheSize how many prepared statements a connection keeps
 */
record SqliteSettings(String database, boolean wal, int cacheSize, int mmapSize, Duration busyTimeout,
		String synchronous, int statementCacheSize) {

	/** How long SQLite itself waits, on a thread, before the wait goes on without one. */
	private static final int NATIVE_WAIT_MILLIS = 20;

	private static final Set<String> SYNCHRONOUS = Set.of("off", "normal", "full", "extra");

	SqliteSettings {
		if (!SYNCHRONOUS.contains(synchronous)) {
			throw new IllegalArgumentException("'synchronous' must be one of off, normal, full and extra");
		}
	}

	static SqliteSettings of(ConnectionFactoryOptions options) {
		return new SqliteSettings((String) options.getRequiredValue(ConnectionFactoryOptions.DATABASE),
				Boolean.parseBoolean(value(options, SqliteConnectionFactoryProvider.ENABLE_WAL, "true")),
				Integer.parseInt(value(options, SqliteConnectionFactoryProvider.CACHE_SIZE_MB, "16")),
				Integer.parseInt(value(options, SqliteConnectionFactoryProvider.MMAP_SIZE_MB, "0")),
				Duration.parse(value(options, SqliteConnectionFactoryProvider.BUSY_TIMEOUT, "PT5S")),
				value(options, SqliteConnectionFactoryProvider.SYNCHRONOUS, "normal").toLowerCase(Locale.ROOT),
				Integer.parseInt(value(options, SqliteConnectionFactoryProvider.STATEMENT_CACHE_SIZE, "64")));
	}

	private static String value(ConnectionFactoryOptions options, Option<?> option, String absent) {
		@Nullable Object value = options.getValue(option);
		return (value != null) ? value.toString() : absent;
	}

	boolean inMemory() {
		return this.database.equals(":memory:");
	}

	String jdbcUrl() {
		return "jdbc:sqlite:" + this.database;
	}

	/**
	 * Return what is executed on a new connection.
	 */
	List<String> pragmas() {
		List<String> pragmas = new ArrayList<>(List.of("PRAGMA busy_timeout = " + NATIVE_WAIT_MILLIS,
				"PRAGMA foreign_keys = ON", "PRAGMA case_sensitive_like = ON",
				"PRAGMA cache_size = " + -this.cacheSize * 1024L, "PRAGMA temp_store = MEMORY"));
		if (!inMemory()) {
			pragmas.add("PRAGMA mmap_size = " + this.mmapSize * 1024L * 1024L);
			pragmas.add("PRAGMA journal_mode = " + (this.wal ? "WAL" : "DELETE"));
			pragmas.add("PRAGMA synchronous = " + this.synchronous);
		}
		return pragmas;
	}

}
