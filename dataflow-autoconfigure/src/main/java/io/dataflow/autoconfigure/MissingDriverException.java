/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

import org.springframework.util.ClassUtils;

/**
 * A driver that the database needs is not on the class path (DF-401).
 *
 * @since 0.1.0
 */
public final class MissingDriverException extends DataFlowException {

	/** The driver, and Spring Data, which has the transactions. */
	private static final List<String> MONGODB = List.of("com.mongodb.reactivestreams.client.MongoClient",
			"org.springframework.data.mongodb.ReactiveMongoDatabaseFactory");

	private final DatabaseKind kind;

	private MissingDriverException(DatabaseKind kind, String message, String action) {
		super(ErrorCode.INVALID_CONFIGURATION, message, action);
		this.kind = kind;
	}

	static MissingDriverException r2dbc(DatabaseKind kind) {
		return new MissingDriverException(kind,
				"The R2DBC driver of " + kind.title() + " is not on the class path, which the database URL asks for.",
				"Add the driver as a dependency, or change the URL.");
	}

	/**
	 * Check that the driver of a database is there that does not come through R2DBC.
	 * @param kind the kind of database
	 * @throws MissingDriverException DF-401 when it is not
	 */
	static void requireDriver(DatabaseKind kind) {
		boolean complete = MONGODB.stream().allMatch((type) -> ClassUtils.isPresent(type, null));
		if (kind == DatabaseKind.MONGODB && !complete) {
			throw new MissingDriverException(kind,
					"The reactive driver of MongoDB is not on the class path, which the database URL asks for.",
					"Add org.springframework.boot:spring-boot-starter-data-mongodb-reactive as a dependency,"
							+ " or change the URL.");
		}
	}

	static MissingDriverException withoutUrl() {
		return new MissingDriverException(DatabaseKind.H2,
				"No database URL is set, and H2, which would be used in memory, is not on the class path.",
				"Set DATABASE_URL, for instance to postgresql://user:password@host/database, or add io.r2dbc:r2dbc-h2.");
	}

	static MissingDriverException jdbc(DatabaseKind kind, String driver) {
		return new MissingDriverException(kind,
				"Flyway has scripts to run, but the JDBC driver of " + kind.title() + " (" + driver
						+ ") is not on the class path.",
				"Add the JDBC driver as a dependency, with Flyway's module for the database,"
						+ " or set 'spring.flyway.enabled' to false.");
	}

	/**
	 * Return the database whose driver is missing.
	 * @return the kind
	 */
	public DatabaseKind kind() {
		return this.kind;
	}

}
