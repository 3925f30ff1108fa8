/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the server behind a {@link TestDatabase} may be able to do or not. A test that
 * needs more than its server can do is skipped, and says where it would run.
 */
public enum Capability {

	/** Statements of SQL, and what only they can say. */
	SQL("SQL", Capability.SQL_DATABASES),

	/** References that the database itself keeps. */
	FOREIGN_KEYS("foreign keys", Capability.SQL_DATABASES),

	/** Partial rollback of a transaction. */
	SAVEPOINTS("savepoints", Capability.SQL_DATABASES),

	/** Transactions of several operations. */
	TRANSACTIONS("transactions", Capability.REPLICA_SETS),

	/** A stream of what is changed. */
	CHANGE_STREAMS("change streams", Capability.REPLICA_SETS),

	/** Updates that compute new values from old ones in the database. */
	UPDATE_PIPELINES("update pipelines", Capability.REAL_SERVERS),

	/** Numbers of more than 34 digits. */
	LONG_DECIMALS("numbers of more than 34 digits", Capability.SQL_DATABASES),

	/** An order of texts by their code points. */
	CODE_POINT_ORDER("order by code points", Capability.REAL_SERVERS),

	/** Unique indexes that records without a value are not part of. */
	PARTIAL_INDEXES("unique indexes without null", Capability.REAL_SERVERS),

	/** Indexes beside those of unique fields. */
	SECONDARY_INDEXES("indexes that are not unique", Capability.REAL_SERVERS),

	/** Rules for the form of what is stored. */
	VALIDATORS("validators", Capability.REAL_SERVERS),

	/** Updates that make no collection where there is none. */
	COLLECTIONS_BY_INSERT("collections that only an insert makes", Capability.REAL_SERVERS),

	/** Search for words by an index. */
	TEXT_SEARCH("text search", Capability.REAL_MONGODB),

	/** Limits on how long the server works on a statement, and its list of them. */
	STATEMENT_LIMITS("limits for statements", Capability.REAL_SERVERS);

	private static final String SQL_DATABASES = "the SQL databases";

	private static final String REPLICA_SETS = "the SQL databases and a replica set of MongoDB"
			+ " (DATAFLOW_TEST_MONGODB_URL, or Docker)";

	private static final String REAL_SERVERS = "the SQL databases and a real MongoDB"
			+ " (DATAFLOW_TEST_MONGODB_URL, or Docker)";

	private static final String REAL_MONGODB = "a real MongoDB (DATAFLOW_TEST_MONGODB_URL, or Docker)";

	private final String title;

	private final String places;

	Capability(String title, String places) {
		this.title = title;
		this.places = places;
	}

	/**
	 * Return why a test is skipped.
	 * @param server what the test runs on
	 * @return for instance
	 * {@code in process mongo-java-server 1.47.0 has no transactions; runs on …}
	 */
	String missingOn(String server) {
		return server + " has no " + this.title + "; runs on " + this.places;
	}

	/**
	 * Return all but some.
	 * @param missing what is missing
	 * @return the others
	 */
	static Set<Capability> allBut(Set<Capability> missing) {
		Set<Capability> capabilities = EnumSet.allOf(Capability.class);
		capabilities.removeAll(missing);
		return Collections.unmodifiableSet(capabilities);
	}

}
