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
import java.util.Properties;
import java.util.UUID;

/**
 * A server with a driver of JDBC, seen through a user who may create databases.
 */
abstract class JdbcServer implements DatabaseServer {

	private final URI url;

	private final String jdbcUrl;

	private final AutoCloseable process;

	private final String description;

	/**
	 * Connect to a server.
	 * @param origin where the server comes from
	 * @param url where it is
	 * @param jdbcUrl the same for its driver
	 * @param process what ends with the server
	 * @param version a statement that yields its version
	 */
	JdbcServer(String origin, URI url, String jdbcUrl, AutoCloseable process, String version) {
		this.url = url;
		this.jdbcUrl = jdbcUrl;
		this.process = process;
		this.description = origin + " " + connected((statement) -> {
			try (ResultSet result = statement.executeQuery(version)) {
				result.next();
				return result.getString(1);
			}
		});
	}

	@Override
	public final String description() {
		return this.description;
	}

	@Override
	public final String createDatabase() {
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		execute("CREATE DATABASE " + name);
		return this.url.getScheme() + "://" + this.url.getRawAuthority() + "/" + name + query(this.url);
	}

	@Override
	public void dropDatabase(String database) {
		execute(drop(URI.create(database).getPath().substring(1)));
	}

	/**
	 * Return the statement that removes a database and ends what is connected to it.
	 */
	abstract String drop(String name);

	@Override
	public final void close() {
		try {
			this.process.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the server (" + this.description + ") did not stop", ex);
		}
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
		try (Connection connection = DriverManager.getConnection(this.jdbcUrl, properties);
				Statement statement = connection.createStatement()) {
			return work.with(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the server at " + this.url.getHost() + " refused: " + ex.getMessage(), ex);
		}
	}

	static String authority(URI url, int defaultPort) {
		return url.getHost() + ":" + ((url.getPort() != -1) ? url.getPort() : defaultPort);
	}

	static String query(URI url) {
		return (url.getRawQuery() != null) ? "?" + url.getRawQuery() : "";
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
