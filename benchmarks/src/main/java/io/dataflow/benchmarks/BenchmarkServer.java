/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Where the database of a run is. PostgreSQL is the server that
 * {@code DATAFLOW_TEST_POSTGRESQL_URL} names, or else one that is started for the run; H2
 * is in memory and SQLite in a file. The servers of MySQL and MariaDB must be named by
 * {@code DATAFLOW_TEST_MYSQL_URL} and {@code DATAFLOW_TEST_MARIADB_URL}; a database is
 * created there.
 *
 * @param connections makes connections
 * @param url what names the server, or nothing
 * @param path the file, or nothing
 * @param end stops what was started
 */
record BenchmarkServer(ConnectionFactory connections, String url, String path,
		AutoCloseable end) implements AutoCloseable {

	private static final String DATABASE = "dataflow_benchmark";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	static BenchmarkServer of(DatabaseKind kind) {
		try {
			return switch (kind) {
				case H2 -> at("h2:mem:benchmark");
				case SQLITE -> file();
				case MYSQL, MARIADB -> inDatabase(given(kind));
				default -> given(kind).isEmpty() ? postgresql() : at(given(kind));
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String given(DatabaseKind kind) {
		String given = Objects.requireNonNullElse(System.getenv("DATAFLOW_TEST_" + kind + "_URL"), "");
		if (given.isBlank() && kind != DatabaseKind.POSTGRESQL) {
			throw new IllegalStateException("DATAFLOW_TEST_" + kind + "_URL must name a server");
		}
		return given;
	}

	private static BenchmarkServer at(String url) {
		return new BenchmarkServer(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))), url, "", () -> {
		});
	}

	private static BenchmarkServer postgresql() throws IOException {
		EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
		String url = "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
		return new BenchmarkServer(at(url).connections(), url, "", server);
	}

	private static BenchmarkServer file() throws IOException {
		Path directory = Files.createTempDirectory("sqlite");
		Path file = directory.resolve("benchmark.db");
		return new BenchmarkServer(at("sqlite:///" + file).connections(), "", file.toString(), () -> {
			for (String suffix : List.of("", "-wal", "-shm")) {
				Files.deleteIfExists(directory.resolve("benchmark.db" + suffix));
			}
			Files.delete(directory);
		});
	}

	private static BenchmarkServer inDatabase(String url) {
		ConnectionFactoryOptions options = R2dbcOptions.of(DatabaseUrl.parse(url));
		DatabaseClient client = DatabaseClient.create(ConnectionFactories.get(options));
		client.sql("CREATE DATABASE IF NOT EXISTS " + DATABASE).then().block(PATIENCE);
		return new BenchmarkServer(
				ConnectionFactories.get(options.mutate().option(ConnectionFactoryOptions.DATABASE, DATABASE).build()),
				"", "", () -> client.sql("DROP DATABASE " + DATABASE).then().block(PATIENCE));
	}

	@Override
	public void close() {
		try {
			this.end.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the database does not stop", ex);
		}
	}

}
