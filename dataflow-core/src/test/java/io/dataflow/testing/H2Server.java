/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.UUID;

import org.h2.engine.Constants;

/**
 * H2 in the memory of the tests: a database is there for as long as it is connected to.
 */
final class H2Server implements DatabaseServer {

	@Override
	public String description() {
		return "in process " + Constants.VERSION;
	}

	@Override
	public String createDatabase() {
		return "h2:mem:test_" + UUID.randomUUID();
	}

	@Override
	public void dropDatabase(String url) {
		// ends with its last connection
	}

	@Override
	public void close() {
		// nothing was started
	}

}
