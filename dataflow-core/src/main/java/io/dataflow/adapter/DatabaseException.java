/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An operation failed in the database or on the way to it. Neither the message nor the
 * causes hold values of the operation.
 *
 * @since 0.1.0
 */
public abstract sealed class DatabaseException extends DataFlowException
		permits AmbiguousCommitException, ConnectionFailedException, ConstraintException, DataException,
		DuplicateKeyException, ForeignKeyException, OperationFailedException, PoolExhaustedException, ReadOnlyException,
		SchemaMismatchException, StatementTimeoutException, TransactionConflictException {

	private final String operation;

	private final @Nullable String sqlState;

	DatabaseException(ErrorCode errorCode, Failure failure, String problem, String action) {
		super(errorCode, "Cannot " + failure.operation() + ": " + problem, action, failure.cause());
		this.operation = failure.operation();
		this.sqlState = failure.sqlState();
	}

	/**
	 * Return the operation that failed.
	 * @return the operation, for instance {@code create User}
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Return the code that the database gave.
	 * @return the SQLState of five characters, empty when the error is not the database's
	 */
	public Optional<String> sqlState() {
		return Optional.ofNullable(this.sqlState);
	}

	/**
	 * Return whether the same operation may succeed if it is repeated. This does not say
	 * that it is safe to repeat it.
	 * @return {@code false} unless the cause of the error passes by itself
	 */
	public boolean isTransient() {
		return false;
	}

}
