/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

import io.r2dbc.spi.R2dbcRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement, one after the other. Used on threads of the database only.
 */
final class RowCursor {

	private final StatementCache statements;

	private final StatementCache.Entry entry;

	private final ResultSet rows;

	private final SqliteColumns columns;

	private final Consumer<RowCursor> closing;

	private boolean closed;

	private boolean abandoned;

	RowCursor(StatementCache statements, StatementCache.Entry entry, Consumer<RowCursor> closing) throws SQLException {
		this.statements = statements;
		this.entry = entry;
		this.closing = closing;
		this.rows = entry.statement().getResultSet();
		this.columns = entry.columns(this.rows);
	}

	/**
	 * Return the next row, or {@code null} after the last.
	 */
	@Nullable SqliteRow next() throws SQLException {
		if (this.abandoned) {
			throw new R2dbcRollbackException("The rows are not there any more", "40000");
		}
		if (this.closed || !this.rows.next()) {
			return null;
		}
		return SqliteRow.read(this.columns, this.rows);
	}

	/**
	 * Give the statement back, so that the next one can use it.
	 */
	void close() throws SQLException {
		if (!this.closed) {
			this.closed = true;
			this.closing.accept(this);
			this.rows.close();
			this.statements.give(this.entry);
		}
	}

	/**
	 * Give up the statement, which has failed.
	 */
	void abandon() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.abandoned = true;
		this.closing.accept(this);
		try {
			this.entry.statement().close();
		}
		catch (SQLException ex) {
			// it has failed already, which was told
		}
	}

}
