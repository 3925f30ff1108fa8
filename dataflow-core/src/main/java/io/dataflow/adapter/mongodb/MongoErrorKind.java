/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.HashMap;
import java.util.Map;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.WriteConcernError;
import org.bson.BsonSerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What kind of error the driver reports, told by its type, its labels and the code of the
 * server, never by its text.
 */
enum MongoErrorKind {

	DUPLICATE_KEY, CHECK, MISSING_COLLECTION, CONFLICT, AMBIGUOUS_COMMIT, STATEMENT_TIMEOUT, UNREACHABLE, LOST, POOL,
	CREDENTIALS, WRONG_TYPE, REFUSED_VALUE, UNCONFIRMED, UNSUPPORTED, OTHER;

	private static final String POOL_CLASS = "com.mongodb.internal.connection.DefaultConnectionPool";

	private static final Map<Integer, MongoErrorKind> CODES = codes();

	static MongoErrorKind of(Throwable error) {
		if (error instanceof BsonSerializationException) {
			// a document is too large, or a text or a name is not one that BSON can hold
			return REFUSED_VALUE;
		}
		return (error instanceof MongoException driverError) ? of(driverError) : OTHER;
	}

	private static MongoErrorKind of(MongoException error) {
		if (error.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)) {
			return AMBIGUOUS_COMMIT;
		}
		WriteConcernError unconfirmed = unconfirmed(error);
		if (unconfirmed != null) {
			return ofUnconfirmed(unconfirmed.getCode());
		}
		MongoErrorKind connection = ofConnection(error);
		if (connection != OTHER) {
			return connection;
		}
		MongoErrorKind kind = CODES.getOrDefault(code(error), OTHER);
		boolean passing = kind == OTHER && error.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
		return passing ? CONFLICT : kind;
	}

	/**
	 * Return the code of the server, of many writes that of the first that was refused;
	 * the driver has a number of its own for all of them.
	 */
	static int code(MongoException error) {
		WriteConcernError unconfirmed = unconfirmed(error);
		if (unconfirmed != null) {
			return unconfirmed.getCode();
		}
		return (error instanceof MongoBulkWriteException bulk && !bulk.getWriteErrors().isEmpty())
				? bulk.getWriteErrors().get(0).getCode() : error.getCode();
	}

	/**
	 * Return why a write was not confirmed that the server itself has done.
	 */
	private static @Nullable WriteConcernError unconfirmed(MongoException error) {
		if (error instanceof MongoWriteConcernException single) {
			return single.getWriteConcernError();
		}
		return (error instanceof MongoBulkWriteException bulk) ? bulk.getWriteConcernError() : null;
	}

	/**
	 * A server that has stopped to be the primary may have to undo what it has done.
	 */
	private static MongoErrorKind ofUnconfirmed(int code) {
		MongoErrorKind kind = CODES.getOrDefault(code, OTHER);
		return (kind == UNREACHABLE || kind == LOST) ? LOST : UNCONFIRMED;
	}

	private static MongoErrorKind ofConnection(MongoException error) {
		if (error instanceof MongoSecurityException) {
			return CREDENTIALS;
		}
		if (error instanceof MongoExecutionTimeoutException || error instanceof MongoOperationTimeoutException) {
			return STATEMENT_TIMEOUT;
		}
		if (error instanceof MongoTimeoutException) {
			return isOfPool(error) ? POOL : UNREACHABLE;
		}
		boolean before = error instanceof MongoSocketOpenException || error instanceof MongoNotPrimaryException
				|| error instanceof MongoConnectionPoolClearedException
				|| error instanceof MongoServerUnavailableException;
		if (before) {
			return UNREACHABLE;
		}
		boolean lost = error instanceof MongoSocketException || error instanceof MongoNodeIsRecoveringException;
		return lost ? LOST : OTHER;
	}

	/**
	 * The driver has one type for who waits for a connection in vain and who waits for a
	 * server in vain, so what tells is where the error comes from.
	 */
	private static boolean isOfPool(MongoException error) {
		StackTraceElement[] trace = error.getStackTrace();
		return trace.length > 0 && trace[0].getClassName().startsWith(POOL_CLASS);
	}

	private static Map<Integer, MongoErrorKind> codes() {
		Map<Integer, MongoErrorKind> codes = new HashMap<>();
		put(codes, DUPLICATE_KEY, 11000, 11001, 12582);
		put(codes, CHECK, 121);
		put(codes, MISSING_COLLECTION, 26);
		// a write conflict, a snapshot or a transaction that is gone, a lock that is not
		// released
		put(codes, CONFLICT, 24, 46, 112, 225, 239, 246, 251);
		put(codes, STATEMENT_TIMEOUT, 50, 262, 11601);
		put(codes, CREDENTIALS, 18, 8000);
		put(codes, UNREACHABLE, 189, 10058, 10107, 13435);
		put(codes, LOST, 91, 11600, 11602);
		put(codes, WRONG_TYPE, 14);
		// no such command, none for this kind of server, none yet, none in a transaction
		put(codes, UNSUPPORTED, 59, 115, 238, 263);
		put(codes, REFUSED_VALUE, 2, 10334, 17280, 17419, 17420, 52, 57, 28, 16837, 241);
		return Map.copyOf(codes);
	}

	private static void put(Map<Integer, MongoErrorKind> kinds, MongoErrorKind kind, int... codes) {
		for (int code : codes) {
			kinds.put(code, kind);
		}
	}

}
