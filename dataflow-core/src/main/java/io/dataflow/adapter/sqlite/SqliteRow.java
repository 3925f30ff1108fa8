/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A row, which keeps its values when the next one is read.
 */
final class SqliteRow implements Row {

	private final SqliteColumns columns;

	private final @Nullable Object[] values;

	SqliteRow(SqliteColumns columns, @Nullable Object[] values) {
		this.columns = columns;
		this.values = values;
	}

	static SqliteRow read(SqliteColumns columns, ResultSet rows) throws SQLException {
		@Nullable Object[] values = new Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = rows.getObject(i + 1);
		}
		return new SqliteRow(columns, values);
	}

	@Override
	public RowMetadata getMetadata() {
		return this.columns;
	}

	@Override
	public <T> @Nullable T get(int index, Class<T> type) {
		Object value = this.values[index];
		return (value != null) ? SqliteValues.decode(value, type) : null;
	}

	@Override
	public <T> @Nullable T get(String name, Class<T> type) {
		return get(this.columns.index(name), type);
	}

}
