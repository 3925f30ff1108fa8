/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of a session that nobody is using. The least recently used ones
 * are closed.
 */
final class StatementCache {

	private final Map<String, Entry> idle = new LinkedHashMap<>();

	private final Connection connection;

	private final int size;

	StatementCache(Connection connection, int size) {
		this.connection = connection;
		this.size = size;
	}

	Entry take(SqliteText sql) throws SQLException {
		Entry entry = this.idle.remove(sql.text());
		return (entry != null) ? entry : new Entry(sql, this.connection.prepareStatement(sql.text()));
	}

	void give(Entry entry) throws SQLException {
		if (!entry.sql().cacheable() || this.idle.containsKey(entry.sql().text())) {
			entry.statement().close();
			return;
		}
		entry.statement().clearParameters();
		this.idle.put(entry.sql().text(), entry);
		if (this.idle.size() > this.size) {
			Iterator<Entry> entries = this.idle.values().iterator();
			entries.next().statement().close();
			entries.remove();
		}
	}

	void close() throws SQLException {
		for (Entry entry : this.idle.values()) {
			entry.statement().close();
		}
		this.idle.clear();
	}

	/**
	 * A statement that is prepared.
	 */
	static final class Entry {

		private final SqliteText sql;

		private final PreparedStatement statement;

		private @Nullable SqliteColumns columns;

		Entry(SqliteText sql, PreparedStatement statement) {
			this.sql = sql;
			this.statement = statement;
		}

		SqliteText sql() {
			return this.sql;
		}

		PreparedStatement statement() {
			return this.statement;
		}

		void bind(@Nullable Object[] values) throws SQLException {
			for (int i = 0; i < values.length; i++) {
				if (values[i] instanceof String text) {
					// the last of many types that the driver looks for
					this.statement.setString(i + 1, text);
				}
				else {
					this.statement.setObject(i + 1, values[i]);
				}
			}
		}

		SqliteColumns columns(ResultSet rows) throws SQLException {
			SqliteColumns known = this.columns;
			if (known == null) {
				known = SqliteColumns.of(rows.getMetaData());
				this.columns = known;
			}
			return known;
		}

	}

}
