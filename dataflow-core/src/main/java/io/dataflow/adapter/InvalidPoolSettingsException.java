/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A setting of the connection pool is out of range, or has no meaning for the database.
 *
 * @since 0.1.0
 */
public final class InvalidPoolSettingsException extends DataFlowException {

	private InvalidPoolSettingsException(String message, String action) {
		super(ErrorCode.INVALID_CONFIGURATION, message, action);
	}

	static InvalidPoolSettingsException of(String name, Object value, String range) {
		return new InvalidPoolSettingsException("'pool." + name + "' is " + value + " but must be " + range + ".",
				"Change 'dataflow.pool." + name + "'.");
	}

	static InvalidPoolSettingsException pgbouncer(DatabaseKind kind) {
		return new InvalidPoolSettingsException(
				"'pool.pgbouncer' is true, but PgBouncer stands in front of PostgreSQL only, not of " + kind.title()
						+ ".",
				"Remove 'dataflow.pool.pgbouncer', or use a URL of PostgreSQL.");
	}

	static InvalidPoolSettingsException meaningless(DatabaseKind kind, String name, Object value, String why,
			String none) {
		return new InvalidPoolSettingsException(
				"'pool." + name + "' is " + value + ", but has no meaning for " + kind.title() + ", " + why + ".",
				"Remove 'dataflow.pool." + name + "', or set it to " + none
						+ " for this database where others need it.");
	}

}
