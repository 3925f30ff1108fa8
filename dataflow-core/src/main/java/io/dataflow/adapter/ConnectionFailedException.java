/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The database cannot be reached, broke the connection, or refuses the credentials
 * (DF-402). When a connection breaks during a write, it is not known whether the write
 * took effect.
 *
 * @since 0.1.0
 */
public final class ConnectionFailedException extends DatabaseException {

	private final boolean credentialsRefused;

	private ConnectionFailedException(Failure failure, String problem, String action, boolean credentialsRefused) {
		super(ErrorCode.CONNECTION_FAILED, failure, problem, action);
		this.credentialsRefused = credentialsRefused;
	}

	/**
	 * Create the error of a database that cannot be reached or broke the connection.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException unreachable(Failure failure) {
		return new ConnectionFailedException(failure,
				"the connection to the database could not be established or was lost.",
				"Check that the database runs, and host, port, database name and TLS settings of the URL.", false);
	}

	/**
	 * Create the error of a user name or password that the database refuses.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException credentialsRefused(Failure failure) {
		return new ConnectionFailedException(failure, "the database refuses the credentials.",
				"Check user name and password of the URL; percent-encode special characters.", true);
	}

	/**
	 * Return whether the database answered but refused user name or password.
	 * @return {@code false} when it could not be reached
	 */
	public boolean isCredentialsRefused() {
		return this.credentialsRefused;
	}

	@Override
	public boolean isTransient() {
		return !this.credentialsRefused;
	}

}
