/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mongodb.MongoException;
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DriverException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;

/**
 * Translates the errors of the driver.
 */
final class MongoErrors {

	/**
	 * The driver passes on the name of the violated index in the text of the error only.
	 * What kind of error it is, is told by its code.
	 */
	private static final Pattern INDEX = Pattern.compile(" index: (\\S{1,200}) ");

	private MongoErrors() {
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
	 * @param lost creates the error of a connection that broke while it was in use
	 */
	static DataFlowException translate(Throwable error, String operation, Function<Failure, DatabaseException> lost) {
		Throwable origin = origin(error);
		if (origin instanceof DataFlowException known) {
			return known;
		}
		Failure failure = new Failure(operation, null, DriverException.of(origin, MongoErrors::code));
		MongoErrorKind kind = MongoErrorKind.of(origin);
		return (kind == MongoErrorKind.LOST) ? lost.apply(failure) : create(kind, failure, origin);
	}

	/**
	 * Tell whether an error is one of the driver or of DataFlow, be it wrapped.
	 */
	static boolean isOfDatabase(Throwable error) {
		for (Throwable current = error; current != null; current = current.getCause()) {
			if (current instanceof MongoException) {
				return true;
			}
		}
		return false;
	}

	private static Throwable origin(Throwable error) {
		Throwable origin = null;
		for (Throwable current = error; current != null; current = current.getCause()) {
			if (current instanceof DataFlowException) {
				return current;
			}
			boolean tells = MongoErrorKind.of(current) != MongoErrorKind.OTHER;
			if (tells || (origin == null && current instanceof MongoException)) {
				origin = current;
			}
			if (tells) {
				return current;
			}
		}
		return (origin != null) ? origin : error;
	}

	private static DataFlowException create(MongoErrorKind kind, Failure failure, Throwable origin) {
		return switch (kind) {
			case DUPLICATE_KEY -> new DuplicateKeyException(failure, index(origin));
			case CHECK -> ConstraintException.check(failure, null);
			case MISSING_COLLECTION -> SchemaMismatchException.missingTable(failure);
			case CONFLICT -> new TransactionConflictException(failure);
			case AMBIGUOUS_COMMIT -> new AmbiguousCommitException(failure);
			case STATEMENT_TIMEOUT -> new StatementTimeoutException(failure);
			case UNREACHABLE, LOST -> ConnectionFailedException.unreachable(failure);
			case POOL -> new PoolExhaustedException(failure);
			case CREDENTIALS -> ConnectionFailedException.credentialsRefused(failure);
			case WRONG_TYPE -> DataException.wrongType(failure);
			case REFUSED_VALUE -> DataException.refused(failure);
			case UNCONFIRMED -> OperationFailedException.unconfirmed(failure, number(origin));
			case UNSUPPORTED -> unsupported(failure, number(origin));
			case OTHER -> (number(origin) > 0) ? OperationFailedException.withCode(failure, number(origin))
					: new OperationFailedException(failure);
		};
	}

	private static CapabilityNotSupportedException unsupported(Failure failure, int code) {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB,
				"what it takes to " + failure.operation() + " (code " + code + ")",
				"Do it outside of the transaction if there is one, or on a server that can do it.");
	}

	private static int number(Throwable error) {
		return (error instanceof MongoException driverError) ? MongoErrorKind.code(driverError) : 0;
	}

	private static @Nullable String index(Throwable error) {
		String text = error.getMessage();
		Matcher matcher = INDEX.matcher((text != null) ? text : "");
		return matcher.find() ? matcher.group(1) : null;
	}

	private static String code(Throwable error) {
		return (error instanceof MongoException) ? " (code " + number(error) + ")" : "";
	}

}
