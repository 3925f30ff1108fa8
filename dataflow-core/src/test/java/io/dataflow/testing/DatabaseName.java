/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.function.Supplier;

/**
 * A kind of database that tests run on.
 */
public enum DatabaseName {

	/** H2 in the memory of the test. */
	H2("H2", () -> ServerSearch.found(new H2Server())),

	/** PostgreSQL at an address, in a container or from embedded binaries. */
	POSTGRESQL("PostgreSQL", PostgresqlServer::search),

	/** SQLite in files of a temporary directory. */
	SQLITE("SQLite", () -> ServerSearch.found(new SqliteServer())),

	/** MySQL at an address or in a container. */
	MYSQL("MySQL", MysqlServer::mysql),

	/** MariaDB at an address, in a container or from embedded binaries. */
	MARIADB("MariaDB", MysqlServer::mariadb),

	/** PostgreSQL with the extension pgvector at an address or in a container. */
	PGVECTOR("pgvector", PostgresqlServer::pgvector),

	/** PostgreSQL with the extension TimescaleDB at an address or in a container. */
	TIMESCALEDB("TimescaleDB", PostgresqlServer::timescaledb),

	/**
	 * MongoDB at an address, in a container or imitated in the process of the test, which
	 * modules without its driver do not load.
	 */
	MONGODB("MongoDB", () -> MongodbServer.search());

	private final String title;

	private final Supplier<ServerSearch> search;

	DatabaseName(String title, Supplier<ServerSearch> search) {
		this.title = title;
		this.search = search;
	}

	/**
	 * Return the name as its makers write it.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	ServerSearch search() {
		return this.search.get();
	}

}
