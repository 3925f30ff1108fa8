/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

/**
 * The databases that a {@link DatabaseUrl} can name.
 *
 * @since 0.1.0
 */
public enum DatabaseKind {

	/** PostgreSQL and databases that speak its protocol. */
	POSTGRESQL("PostgreSQL", 5432),

	/** MySQL. */
	MYSQL("MySQL", 3306),

	/** MariaDB. */
	MARIADB("MariaDB", 3306),

	/** H2, in memory or in a file of this process. */
	H2("H2", 0),

	/** SQLite, in memory or in a file. */
	SQLITE("SQLite", 0),

	/** MongoDB. */
	MONGODB("MongoDB", 27017);

	private final String title;

	private final int defaultPort;

	DatabaseKind(String title, int defaultPort) {
		this.title = title;
		this.defaultPort = defaultPort;
	}

	/**
	 * Return the name of the product, for messages.
	 * @return for instance {@code PostgreSQL}
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return the port of a URL that names none.
	 * @return the port, or 0 for a database that has no server
	 */
	public int defaultPort() {
		return this.defaultPort;
	}

	/**
	 * Return whether the database is a server that is reached over the network.
	 * @return {@code false} for a database that runs in this process
	 */
	public boolean isServer() {
		return this.defaultPort != 0;
	}

}
