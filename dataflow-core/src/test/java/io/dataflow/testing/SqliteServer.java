/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.sqlite.SQLiteJDBCLoader;

import org.springframework.util.FileSystemUtils;

/**
 * SQLite in a temporary directory of the tests: a database is a file.
 */
final class SqliteServer implements DatabaseServer {

	private final Path directory;

	SqliteServer() {
		try {
			this.directory = Files.createTempDirectory("dataflow-sqlite-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String description() {
		return "in process " + SQLiteJDBCLoader.getVersion();
	}

	@Override
	public String createDatabase() {
		return "sqlite:///" + this.directory.resolve("test_" + UUID.randomUUID() + ".db");
	}

	@Override
	public void dropDatabase(String url) {
		// goes with the directory, since a file that is open is better left alone
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
