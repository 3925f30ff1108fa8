/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The database cannot be reached, broke the connection, or refuses the credentials
 * (DF-402). When a connection breaks during a write that is not part of a transaction, it
 * is not known whether the write took effect.
 *
 * @since 0.1.0
 */
public final class ConnectionFailedException extends DatabaseException {

	private final Stage stage;

	private ConnectionFailedException(Failure failure, Stage stage) {
		super(ErrorCode.CONNECTION_FAILED, failure, stage.problem, stage.action);
		this.stage = stage;
	}

	/**
	 * Create the error of a database that cannot be reached, or broke the connection
	 * before anything was done over it.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException unreachable(Failure failure) {
		return new ConnectionFailedException(failure, Stage.NOT_ESTABLISHED);
	}

	/**
	 * Create the error of a connection that broke during a statement that is no part of a
	 * transaction.
	 * @param failure what failed
	 * @return the error, which takes the statement to read until {@link #ofWrite()}
	 */
	public static ConnectionFailedException lost(Failure failure) {
		return new ConnectionFailedException(failure, Stage.LOST);
	}

	/**
	 * Create the error of a connection that broke during a transaction, before its
	 * commit: the database rolls it back.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException lostInTransaction(Failure failure) {
		return new ConnectionFailedException(failure, Stage.LOST_IN_TRANSACTION);
	}

	/**
	 * Create the error of a user name or password that the database refuses.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException credentialsRefused(Failure failure) {
		return new ConnectionFailedException(failure, Stage.CREDENTIALS_REFUSED);
	}

	/**
	 * Create the error of a server that serves as many connections as it may.
	 * @param failure what failed
	 * @return the error
	 */
	public static ConnectionFailedException tooMany(Failure failure) {
		return new ConnectionFailedException(failure, Stage.TOO_MANY);
	}

	/**
	 * Return the error as that of a statement that writes.
	 * @return an error with {@link #isOutcomeUnknown()} when the connection broke during
	 * a statement that is no part of a transaction, else this one
	 */
	public ConnectionFailedException ofWrite() {
		return (this.stage == Stage.LOST) ? new ConnectionFailedException(
				new Failure(operation(), sqlState().orElse(null), getCause()), Stage.LOST_IN_WRITE) : this;
	}

	/**
	 * Return whether the database answered but refused user name or password.
	 * @return {@code false} when it could not be reached
	 */
	public boolean isCredentialsRefused() {
		return this.stage == Stage.CREDENTIALS_REFUSED;
	}

	/**
	 * Return whether the database answered that it serves no more connections.
	 * @return {@code false} when there is another reason
	 */
	public boolean isTooMany() {
		return this.stage == Stage.TOO_MANY;
	}

	/**
	 * Return whether there was a connection, which broke.
	 * @return {@code false} when none could be established, so that nothing has happened
	 */
	public boolean isLost() {
		return this.stage == Stage.LOST || this.stage == Stage.LOST_IN_TRANSACTION || this.stage == Stage.LOST_IN_WRITE;
	}

	/**
	 * Return whether the connection broke during a transaction, before its commit.
	 * @return {@code true} when the database has undone the whole transaction
	 */
	public boolean isRolledBack() {
		return this.stage == Stage.LOST_IN_TRANSACTION;
	}

	/**
	 * Return whether a write may have taken effect or not.
	 * @return {@code false} when nothing was changed, for certain
	 */
	public boolean isOutcomeUnknown() {
		return this.stage == Stage.LOST_IN_WRITE;
	}

	@Override
	public boolean isTransient() {
		return !isCredentialsRefused();
	}

	private enum Stage {

		NOT_ESTABLISHED("the connection to the database could not be established or was lost.",
				"Check that the database runs, and host, port, database name and TLS settings of the URL."),

		LOST("the connection to the database was lost.", "Check that the database runs, and repeat the call."),

		LOST_IN_TRANSACTION("the connection to the database was lost, and the transaction with it.",
				"Check that the database runs, and repeat the whole transaction."),

		LOST_IN_WRITE("the connection to the database was lost, so it is not known whether the change took effect.",
				"Look whether the change is there before you repeat the call."),

		TOO_MANY("the database serves no more connections.",
				"Let the pools of all instances together be smaller than what the server allows:"
						+ " dataflow.pool.size and dataflow.pool.max-overflow."),

		CREDENTIALS_REFUSED("the database refuses the credentials.",
				"Check user name and password of the URL; percent-encode special characters.");

		private final String problem;

		private final String action;

		Stage(String problem, String action) {
			this.problem = problem;
			this.action = action;
		}

	}

}
