/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

import io.dataflow.testing.ServerSearch.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server.
 */
final class PostgresqlServer extends JdbcServer {

	private static final String VARIABLE = "DATAFLOW_TEST_POSTGRESQL_URL";

	private static final String IMAGE = "postgres:18";

	private static final String PGVECTOR_VARIABLE = "DATAFLOW_TEST_PGVECTOR_URL";

	private static final String PGVECTOR_IMAGE = "pgvector/pgvector:pg18";

	private static final String TIMESCALEDB_VARIABLE = "DATAFLOW_TEST_TIMESCALEDB_URL";

	private static final String TIMESCALEDB_IMAGE = "timescale/timescaledb:latest-pg17";

	private PostgresqlServer(String origin, String url, AutoCloseable process) {
		super(origin, URI.create(url), jdbcUrl(URI.create(url)), process,
				"select split_part(current_setting('server_version'), ' ', 1)");
	}

	private static String jdbcUrl(URI url) {
		String database = (url.getRawPath().length() > 1) ? url.getRawPath() : "/postgres";
		return "jdbc:postgresql://" + authority(url, 5432) + database + query(url);
	}

	static ServerSearch search() {
		return search(VARIABLE, Place.docker(() -> inContainer(IMAGE)),
				new Place("embedded binaries", PostgresqlServer::embedded));
	}

	/**
	 * Find a server with the extension pgvector. The embedded binaries have none;
	 * {@code .ci/postgresql} starts a server from packages and gives its address.
	 */
	static ServerSearch pgvector() {
		return search(PGVECTOR_VARIABLE, Place.docker(() -> inContainer(PGVECTOR_IMAGE)));
	}

	/**
	 * Find a server with the extension TimescaleDB likewise.
	 */
	static ServerSearch timescaledb() {
		return search(TIMESCALEDB_VARIABLE, Place.docker(() -> inContainer(TIMESCALEDB_IMAGE)));
	}

	private static ServerSearch search(String variable, Place... places) {
		return ServerSearch.at(variable, (url) -> new PostgresqlServer(variable, url, () -> {
		}), places);
	}

	private static DatabaseServer inContainer(String image) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
		container.start();
		return new PostgresqlServer("container",
				"postgresql://%s:%s@%s:%d/%s".formatted(container.getUsername(), container.getPassword(),
						container.getHost(), container.getFirstMappedPort(), container.getDatabaseName()),
				container);
	}

	private static DatabaseServer embedded() {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
			return new PostgresqlServer("embedded",
					"postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres", postgres);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	String drop(String name) {
		return "DROP DATABASE " + name + " WITH (FORCE)";
	}

}
