/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Gives the errors of SQLite, which have result codes, the types and SQLStates that R2DBC
 * has for them.
 */
final class SqliteErrors {

	private static final Map<SQLiteErrorCode, String> CONSTRAINTS = Map.of(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
			"23505", SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY, "23505", SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID,
			"23505", SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY, "23503", SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL,
			"23502", SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK, "23514", SQLiteErrorCode.SQLITE_CONSTRAINT_DATATYPE,
			"22018");

	/** Results after which SQLite may have rolled the transaction back by itself. */
	private static final Set<Integer> ENDING = Set.of(SQLiteErrorCode.SQLITE_NOMEM.code,
			SQLiteErrorCode.SQLITE_INTERRUPT.code, SQLiteErrorCode.SQLITE_IOERR.code, SQLiteErrorCode.SQLITE_FULL.code,
			SQLiteErrorCode.SQLITE_ABORT.code);

	private SqliteErrors() {
	}

	static R2dbcException translate(SQLException error) {
		if (!(error instanceof SQLiteException)) {
			return new R2dbcNonTransientResourceException(error.getMessage(), "08000", 0, error);
		}
		SQLiteErrorCode code = ((SQLiteException) error).getResultCode();
		String text = String.valueOf(error.getMessage());
		return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
			case SQLITE_CONSTRAINT -> new R2dbcDataIntegrityViolationException(text,
					CONSTRAINTS.getOrDefault(code, "23000"), code.code, error);
			case SQLITE_BUSY, SQLITE_LOCKED -> busy(code, text, error);
			case SQLITE_INTERRUPT -> new R2dbcTimeoutException(text, "57014", code.code, error);
			case SQLITE_ABORT -> new R2dbcRollbackException(text, "40000", code.code, error);
			case SQLITE_TOOBIG -> new R2dbcDataIntegrityViolationException(text, "22001", code.code, error);
			case SQLITE_MISMATCH -> new R2dbcDataIntegrityViolationException(text, "22018", code.code, error);
			case SQLITE_READONLY -> new R2dbcPermissionDeniedException(text, "25006", code.code, error);
			case SQLITE_PERM, SQLITE_AUTH -> new R2dbcPermissionDeniedException(text, "42501", code.code, error);
			case SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_RANGE, SQLITE_MISUSE ->
				new R2dbcBadGrammarException(text, grammar(text), code.code, "", error);
			case SQLITE_FULL -> new R2dbcNonTransientResourceException(text, "53100", code.code, error);
			case SQLITE_NOMEM -> new R2dbcNonTransientResourceException(text, "53200", code.code, error);
			default -> new R2dbcNonTransientResourceException(text, "08006", code.code, error);
		};
	}

	/**
	 * Tell whether somebody else has the lock, so that trying again later helps.
	 */
	static boolean isBusy(Throwable error) {
		return error instanceof R2dbcTransientResourceException busy
				&& (busy.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
	}

	/**
	 * Tell whether the transaction in which the error came is over.
	 */
	static boolean endsTransaction(Throwable error) {
		return error instanceof R2dbcException known && known.getErrorCode() > 0
				&& ENDING.contains(known.getErrorCode() & 0xff);
	}

	private static R2dbcException busy(SQLiteErrorCode code, String text, SQLException error) {
		if (code == SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT) {
			return new R2dbcRollbackException(text, "40001", code.code, error);
		}
		return new R2dbcTransientResourceException(text, "55P03", code.code, error);
	}

	/**
	 * Whatever cannot be compiled has one code; only the text, which is part of SQLite's
	 * interface of the shell for twenty years and never translated, tells what is
	 * missing.
	 */
	private static String grammar(String text) {
		if (text.contains("no such table: ")) {
			return "42P01";
		}
		boolean column = text.contains("no such column: ") || text.contains(" has no column named ");
		return column ? "42703" : "42000";
	}

}
