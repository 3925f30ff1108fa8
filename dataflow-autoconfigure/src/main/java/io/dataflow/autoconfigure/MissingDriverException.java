/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A driver that the database needs is not on the class path (DF-401).
 *
 * @since 0.1.0
 */
public final class MissingDriverException extends DataFlowException {

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
