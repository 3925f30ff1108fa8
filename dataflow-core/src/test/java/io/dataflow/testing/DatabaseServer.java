/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.Set;

/**
 * A server on which test classes get databases of their own.
 */
interface DatabaseServer extends AutoCloseable {

	/**
	 * Return where the server comes from and its version.
	 * @return for instance {@code embedded 18.6}
	 */
	String description();

	/**
	 * Return what the server can do. The SQL databases of the tests have all that tests
	 * ask for by name.
	 * @return the capabilities
	 */
	default Set<Capability> capabilities() {
		return Capability.allBut(Set.of());
	}

	/**
	 * Create an empty database under a name that is not in use.
	 * @return its URL
	 */
	String createDatabase();

	/**
	 * Remove a database together with the connections that were left open.
	 * @param url the URL that {@link #createDatabase()} returned
	 */
	void dropDatabase(String url);

	@Override
	void close();

}
