/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An empty database that belongs to one test class and is dropped after it.
 */
public final class TestDatabase implements AutoCloseable {

	private final DatabaseName name;

	private final DatabaseServer server;

	private final String url;

	private final List<TestDatabase> others = new ArrayList<>();

	TestDatabase(DatabaseName name, DatabaseServer server) {
		this.name = name;
		this.server = server;
		this.url = server.createDatabase();
	}

	/**
	 * Return the kind of database.
	 * @return its name
	 */
	public DatabaseName name() {
		return this.name;
	}

	/**
	 * Return where the database is, in the form of {@code DATABASE_URL}.
	 * @return for instance {@code postgresql://user:password@127.0.0.1:5432/test_1}
	 */
	public String url() {
		return this.url;
	}

	/**
	 * Tell whether the server can do something.
	 * @param capability what a test needs
	 * @return whether the server has it
	 */
	public boolean has(Capability capability) {
		return this.server.capabilities().contains(capability);
	}

	/**
	 * Skip the test, with the reason, when the server cannot do what it needs. What is
	 * known before the test begins is better said with {@link Needs}.
	 * @param capabilities what the test needs
	 */
	public void require(Capability... capabilities) {
		for (Capability capability : capabilities) {
			assumeThat(has(capability))
				.as(capability.missingOn(this.name.title() + " (" + this.server.description() + ")"))
				.isTrue();
		}
	}

	/**
	 * Create another empty database on the same server. It is dropped with this one.
	 * @return the other database
	 */
	public TestDatabase another() {
		TestDatabase other = new TestDatabase(this.name, this.server);
		this.others.add(other);
		return other;
	}

	@Override
	public void close() {
		this.others.forEach(TestDatabase::close);
		this.server.dropDatabase(this.url);
	}

}
