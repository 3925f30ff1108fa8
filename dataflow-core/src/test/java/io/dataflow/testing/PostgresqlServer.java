/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import io.dataflow.testing.ServerSearch.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server, seen through a user who may create databases.
 */
final class PostgresqlServer implements DatabaseServer {

	private static final String VARIABLE = "DATAFLOW_TEST_POSTGRESQL_URL";

	private static final String IMAGE = "postgres:18";

	private static final String PGVECTOR_VARIABLE = "DATAFLOW_TEST_PGVECTOR_URL";

	private static final String PGVECTOR_IMAGE = "pgvector/pgvector:pg18";

	private static final String TIMESCALEDB_VARIABLE = "DATAFLOW_TEST_TIMESCALEDB_URL";

	private static final String TIMESCALEDB_IMAGE = "timescale/timescaledb:latest-pg17";

	private final URI url;

	private final AutoCloseable process;

	private final String description;

	private PostgresqlServer(String origin, String url, AutoCloseable process) {
		this.url = URI.create(url);
		this.process = process;
		this.description = origin + " " + version();
	}

	/**
	 * Find a server. An address that was given must lead to one: what is asked for
	 * explicitly is never skipped.
	 */
	static ServerSearch search() {
		return search(VARIABLE,
				List.of(new Place(VARIABLE, PostgresqlServer::notSet), new Place("Docker", () -> inContainer(IMAGE)),
						new Place("embedded binaries", PostgresqlServer::embedded)));
	}

	/**
	 * Find a server with the extension pgvector. The embedded binaries have none;
	 * {@code .ci/postgresql} starts a server from packages and gives its address.
	 */
	static ServerSearch pgvector() {
		return search(PGVECTOR_VARIABLE, List.of(new Place(PGVECTOR_VARIABLE, PostgresqlServer::notSet),
				new Place("Docker", () -> inContainer(PGVECTOR_IMAGE))));
	}

	/**
	 * Find a server with the extension TimescaleDB likewise.
	 */
	static ServerSearch timescaledb() {
		return search(TIMESCALEDB_VARIABLE, List.of(new Place(TIMESCALEDB_VARIABLE, PostgresqlServer::notSet),
				new Place("Docker", () -> inContainer(TIMESCALEDB_IMAGE))));
	}

	private static ServerSearch search(String variable, List<Place> places) {
		String given = System.getenv(variable);
		if (given != null && !given.isBlank()) {
			return ServerSearch.found(new PostgresqlServer(variable, given, () -> {
			}));
		}
		return ServerSearch.in(places);
	}

	private static DatabaseServer notSet() {
		throw new IllegalStateException("not set");
	}

	private static DatabaseServer inContainer(String image) {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new IllegalStateException("does not answer");
		}
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
	public String description() {
		return this.description;
	}

	@Override
	public String createDatabase() {
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		execute("create database " + name);
		return "postgresql://" + this.url.getRawAuthority() + "/" + name + query();
	}

	@Override
	public void dropDatabase(String database) {
		execute("drop database " + URI.create(database).getPath().substring(1) + " with (force)");
	}

	@Override
	public void close() {
		try {
			this.process.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("PostgreSQL (" + this.description + ") did not stop", ex);
		}
	}

	private String version() {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement
					.executeQuery("select split_part(current_setting('server_version'), ' ', 1)")) {
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("cannot connect to " + this.url.getHost() + ": " + ex.getMessage(), ex);
		}
	}

	private void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("'" + sql + "' failed: " + ex.getMessage(), ex);
		}
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		if (this.url.getUserInfo() != null) {
			String[] user = this.url.getUserInfo().split(":", 2);
			properties.setProperty("user", user[0]);
			properties.setProperty("password", (user.length > 1) ? user[1] : "");
		}
		return DriverManager.getConnection(jdbcUrl(), properties);
	}

	private String jdbcUrl() {
		int port = (this.url.getPort() != -1) ? this.url.getPort() : 5432;
		String database = (this.url.getRawPath().length() > 1) ? this.url.getRawPath() : "/postgres";
		return "jdbc:postgresql://" + this.url.getHost() + ":" + port + database + query();
	}

	private String query() {
		return (this.url.getRawQuery() != null) ? "?" + this.url.getRawQuery() : "";
	}

}
