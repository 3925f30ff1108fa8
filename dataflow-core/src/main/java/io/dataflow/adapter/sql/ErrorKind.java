/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.jspecify.annotations.Nullable;

/**
 * Classes of SQL errors, found by vendor code, SQLState and R2DBC type in this order,
 * never by the text of an error.
 */
enum ErrorKind {

	DUPLICATE_KEY, FOREIGN_KEY, NOT_NULL, CHECK, MISSING_TABLE, MISSING_COLUMN, CONFLICT, STATEMENT_TIMEOUT, READ_ONLY,
	UNREACHABLE, TOO_MANY_CONNECTIONS, CREDENTIALS, POOL, WRONG_TYPE, REFUSED_VALUE, OTHER;

	// H2 has codes of five digits and MySQL and MariaDB of four; PostgreSQL has none
	private static final Map<Integer, ErrorKind> CODES = codes();

	private static final Map<String, ErrorKind> STATES = states();

	private static final Set<Integer> DEADLOCKS = Set.of(40001, 1213);

	private static final Map<String, ErrorKind> STATE_CLASSES = Map.of("08", UNREACHABLE, "22", REFUSED_VALUE, "23",
			CHECK, "28", CREDENTIALS);

	static ErrorKind of(R2dbcException error) {
		ErrorKind kind = CODES.get(error.getErrorCode());
		if (kind == null) {
			kind = ofState(error.getSqlState());
		}
		return (kind != null) ? kind : ofType(error);
	}

	/**
	 * Tell whether the database has rolled back the whole transaction: H2 and MySQL do so
	 * for the victim of a deadlock.
	 */
	static boolean endsTransaction(R2dbcException error) {
		return DEADLOCKS.contains(error.getErrorCode());
	}

	private static @Nullable ErrorKind ofState(@Nullable String state) {
		if (state == null || state.length() != 5) {
			return null;
		}
		ErrorKind kind = STATES.get(state);
		return (kind != null) ? kind : STATE_CLASSES.get(state.substring(0, 2));
	}

	private static ErrorKind ofType(R2dbcException error) {
		if (error instanceof R2dbcTimeoutException) {
			// r2dbc-pool gives no SQLState, a database does
			return (error.getSqlState() == null) ? POOL : STATEMENT_TIMEOUT;
		}
		if (error instanceof R2dbcRollbackException) {
			return CONFLICT;
		}
		if (error instanceof R2dbcDataIntegrityViolationException) {
			return CHECK;
		}
		boolean resource = error instanceof R2dbcNonTransientResourceException
				|| error instanceof R2dbcTransientResourceException;
		return resource ? UNREACHABLE : OTHER;
	}

	private static Map<Integer, ErrorKind> codes() {
		Map<Integer, ErrorKind> codes = new HashMap<>();
		put(codes, DUPLICATE_KEY, 23505, 1062, 1586);
		put(codes, FOREIGN_KEY, 23503, 23506, 1216, 1217, 1451, 1452);
		put(codes, NOT_NULL, 23502, 1048, 1364);
		put(codes, CHECK, 23513, 3819, 4025);
		put(codes, MISSING_TABLE, 42102, 42103, 42104, 90079, 1146);
		put(codes, MISSING_COLUMN, 42122, 1054);
		put(codes, CONFLICT, 40001, 50200, 90131, 1020, 1205, 1213, 3101, 3572);
		put(codes, STATEMENT_TIMEOUT, 57014, 1317, 1969, 3024, 3699, 3700);
		put(codes, READ_ONLY, 90097, 1792);
		put(codes, UNREACHABLE, 90013, 90020, 90067, 90098, 90121, 90146, 90149, 1049, 1053, 1927);
		put(codes, TOO_MANY_CONNECTIONS, 1040, 1203);
		put(codes, CREDENTIALS, 28000, 1044, 1045, 1698);
		put(codes, WRONG_TYPE, 22018, 1292, 1366, 3140);
		put(codes, REFUSED_VALUE, 1153, 1264, 1301, 1406, 1690);
		return Map.copyOf(codes);
	}

	private static Map<String, ErrorKind> states() {
		Map<String, ErrorKind> states = new HashMap<>();
		put(states, DUPLICATE_KEY, "23505");
		put(states, FOREIGN_KEY, "23503", "23001");
		put(states, NOT_NULL, "23502");
		put(states, MISSING_TABLE, "42P01", "3F000", "42S02");
		put(states, MISSING_COLUMN, "42703", "42S22");
		put(states, CONFLICT, "40000", "40001", "40P01", "55P03");
		put(states, CHECK, "40002");
		put(states, STATEMENT_TIMEOUT, "57014");
		put(states, READ_ONLY, "25006");
		// 40003 says that nobody knows whether the statement took effect
		put(states, UNREACHABLE, "40003", "3D000", "57P01", "57P02", "57P03");
		put(states, TOO_MANY_CONNECTIONS, "53300");
		put(states, WRONG_TYPE, "22P02", "22P03", "22007", "22018", "42804");
		return Map.copyOf(states);
	}

	@SafeVarargs
	private static <K> void put(Map<K, ErrorKind> kinds, ErrorKind kind, K... keys) {
		for (K key : keys) {
			kinds.put(key, kind);
		}
	}

}
