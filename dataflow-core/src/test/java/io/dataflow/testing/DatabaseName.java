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
	SQLITE("SQLite", () -> ServerSearch.found(new SqliteServer()));

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

	/**
	 * Return a table {@code n} of numbers {@code i}, as it stands after {@code FROM}.
	 * @param count how many, beginning with 1
	 * @return the expression
	 */
	public String series(int count) {
		return switch (this) {
			case H2 -> "SYSTEM_RANGE(1, " + count + ") AS n(i)";
			case POSTGRESQL -> "generate_series(1, " + count + ") AS n(i)";
			case SQLITE -> "(WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + count
					+ ") SELECT i FROM s) AS n";
		};
	}

	/**
	 * Return a UUID that is another one for each row.
	 * @return the expression
	 */
	public String randomUuid() {
		return switch (this) {
			case H2 -> "RANDOM_UUID()";
			case POSTGRESQL -> "gen_random_uuid()";
			case SQLITE -> "lower(printf('%s-%s-4%.3s-8%.3s-%s', hex(randomblob(4)), hex(randomblob(2)),"
					+ " hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(6))))";
		};
	}

	ServerSearch search() {
		return this.search.get();
	}

}
