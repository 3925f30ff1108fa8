/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.DriverException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.ForeignKeyException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.ReadOnlyException;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;

/**
 * Turns what drivers, the pool and Spring throw into errors of DataFlow that hold no
 * values.
 */
final class ErrorTranslation {

	private static final boolean POSTGRESQL_PRESENT = ClassUtils
		.isPresent("io.r2dbc.postgresql.api.PostgresqlException", ErrorTranslation.class.getClassLoader());

	private static final boolean H2_PRESENT = ClassUtils.isPresent("org.h2.mvstore.MVStoreException",
			ErrorTranslation.class.getClassLoader());

	private ErrorTranslation() {
	}

	/**
	 * Translate an error, looking through the wrappers of Spring and Reactor.
	 * @param error the error of a database call
	 * @param operation the operation as it follows the word "Cannot", for instance
	 * {@code create User}
	 * @return an error of DataFlow; the error itself, or its cause, if it is one already
	 */
	static DataFlowException translate(Throwable error, String operation) {
		return translate(error, operation, ConnectionFailedException::unreachable);
	}

	/**
	 * Translate an error, as {@link #translate(Throwable, String)} does.
	 * @param lost creates the error of a database that is out of reach
	 */
	static DataFlowException translate(Throwable error, String operation, Function<Failure, DatabaseException> lost) {
		Throwable origin = origin(error);
		if (origin instanceof DataFlowException known) {
			return known;
		}
		ErrorKind kind = kind(origin);
		String state = (origin instanceof R2dbcException driverError) ? driverError.getSqlState() : null;
		Failure failure = new Failure(operation, state, DriverException.of(origin));
		return (kind == ErrorKind.UNREACHABLE) ? lost.apply(failure) : create(kind, failure, origin);
	}

	/**
	 * Find the first error that can be classified; among several of a connection attempt
	 * the refusal of the credentials tells most.
	 */
	private static Throwable origin(Throwable error) {
		Throwable origin = null;
		for (Throwable current = error; current != null; current = current.getCause()) {
			if (current instanceof DataFlowException) {
				return current;
			}
			ErrorKind kind = kind(current);
			if (kind != ErrorKind.OTHER && (origin == null || kind == ErrorKind.CREDENTIALS)) {
				origin = current;
			}
			if (origin == null && current instanceof R2dbcException) {
				origin = current;
			}
		}
		return (origin != null) ? origin : error;
	}

	private static ErrorKind kind(Throwable error) {
		if (error instanceof R2dbcException driverError) {
			ErrorKind kind = ErrorKind.of(driverError);
			return (kind == ErrorKind.OTHER && H2_PRESENT && H2Details.isConflict(error)) ? ErrorKind.CONFLICT : kind;
		}
		if (error instanceof PoolAcquireTimeoutException || error instanceof PoolAcquirePendingLimitException) {
			return ErrorKind.POOL;
		}
		if (error instanceof TimeoutException) {
			return ErrorKind.STATEMENT_TIMEOUT;
		}
		return (error instanceof IOException || isOfClosedQueue(error)) ? ErrorKind.UNREACHABLE : ErrorKind.OTHER;
	}

	/**
	 * Tell whether the driver of MySQL had not even sent a statement when the connection
	 * was lost. It has no type for that, so what tells is where the error comes from.
	 */
	static boolean isOfClosedQueue(Throwable error) {
		StackTraceElement[] trace = (error instanceof IllegalStateException) ? error.getStackTrace()
				: new StackTraceElement[0];
		return trace.length > 0 && trace[0].getMethodName().equals("requireDisposed")
				&& trace[0].getClassName().equals("io.asyncer.r2dbc.mysql.client.RequestQueue");
	}

	private static DatabaseException create(ErrorKind kind, Failure failure, Throwable origin) {
		return switch (kind) {
			case DUPLICATE_KEY -> new DuplicateKeyException(failure, constraint(origin));
			case FOREIGN_KEY -> new ForeignKeyException(failure, constraint(origin));
			case NOT_NULL -> ConstraintException.notNull(failure, column(origin));
			case CHECK -> ConstraintException.check(failure, constraint(origin));
			case MISSING_TABLE -> SchemaMismatchException.missingTable(failure);
			case MISSING_COLUMN -> SchemaMismatchException.missingColumn(failure);
			case CONFLICT -> new TransactionConflictException(failure);
			case STATEMENT_TIMEOUT -> new StatementTimeoutException(failure);
			case READ_ONLY -> new ReadOnlyException(failure);
			case UNREACHABLE -> ConnectionFailedException.unreachable(failure);
			case TOO_MANY_CONNECTIONS -> ConnectionFailedException.tooMany(failure);
			case CREDENTIALS -> ConnectionFailedException.credentialsRefused(failure);
			case POOL -> new PoolExhaustedException(failure);
			case WRONG_TYPE -> DataException.wrongType(failure);
			case REFUSED_VALUE -> DataException.refused(failure);
			case OTHER -> new OperationFailedException(failure);
		};
	}

	private static @Nullable String constraint(Throwable error) {
		return POSTGRESQL_PRESENT ? PostgresqlDetails.constraint(error) : null;
	}

	private static @Nullable String column(Throwable error) {
		return POSTGRESQL_PRESENT ? PostgresqlDetails.column(error) : null;
	}

	/**
	 * Kept apart because H2 is optional.
	 */
	private static final class H2Details {

		/**
		 * H2 reports a general error when it looks for a deadlock while a transaction of
		 * it is being rolled back.
		 */
		static boolean isConflict(Throwable error) {
			Throwable cause = error;
			while (cause != null && !(cause instanceof MVStoreException)) {
				cause = cause.getCause();
			}
			return cause instanceof MVStoreException storeError
					&& (storeError.getErrorCode() == DataUtils.ERROR_TRANSACTION_ILLEGAL_STATE
							|| storeError.getErrorCode() == DataUtils.ERROR_TRANSACTIONS_DEADLOCK);
		}

	}

	/**
	 * Kept apart because the driver of PostgreSQL is optional.
	 */
	private static final class PostgresqlDetails {

		static @Nullable String constraint(Throwable error) {
			return of(error).flatMap(ErrorDetails::getConstraintName).orElse(null);
		}

		static @Nullable String column(Throwable error) {
			return of(error).flatMap(ErrorDetails::getColumnName).orElse(null);
		}

		private static Optional<ErrorDetails> of(Throwable error) {
			return (error instanceof PostgresqlException driverError) ? Optional.of(driverError.getErrorDetails())
					: Optional.empty();
		}

	}

}
