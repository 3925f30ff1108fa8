/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.error.DataFlowException;

/**
 * One of the databases beside the default one cannot be used, for the reason and with the
 * code of its cause.
 *
 * @since 0.1.0
 */
public final class NamedDatabaseException extends DataFlowException {

	private final String database;

	NamedDatabaseException(String database, DataFlowException cause) {
		super(cause.errorCode(), "Database '" + database + "': " + textOf(cause), cause.action(), cause);
		this.database = database;
	}

	/**
	 * Return the database.
	 * @return its name
	 */
	public String database() {
		return this.database;
	}

	private static String textOf(DataFlowException cause) {
		String message = String.valueOf(cause.getMessage());
		String code = "[" + cause.code() + "] ";
		return (message.startsWith(code)) ? message.substring(code.length()) : message;
	}

}
