/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Type;

/**
 * The columns of a result.
 */
final class SqliteColumns implements RowMetadata {

	private final List<Column> columns;

	private SqliteColumns(List<Column> columns) {
		this.columns = columns;
	}

	static SqliteColumns of(ResultSetMetaData metadata) throws SQLException {
		List<Column> columns = new ArrayList<>();
		for (int i = 1; i <= metadata.getColumnCount(); i++) {
			columns.add(new Column(metadata.getColumnName(i), type(String.valueOf(metadata.getColumnTypeName(i)))));
		}
		return new SqliteColumns(columns);
	}

	private static Type type(String declared) {
		String name = declared.toUpperCase(Locale.ROOT);
		if (name.contains("INT")) {
			return R2dbcType.BIGINT;
		}
		if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
			return R2dbcType.DOUBLE;
		}
		return name.contains("BLOB") ? R2dbcType.VARBINARY : R2dbcType.VARCHAR;
	}

	int size() {
		return this.columns.size();
	}

	int index(String name) {
		for (int i = 0; i < this.columns.size(); i++) {
			if (this.columns.get(i).name().equalsIgnoreCase(name)) {
				return i;
			}
		}
		throw new NoSuchElementException("There is no column '" + name + "'");
	}

	@Override
	public ColumnMetadata getColumnMetadata(int index) {
		return this.columns.get(index);
	}

	@Override
	public ColumnMetadata getColumnMetadata(String name) {
		return this.columns.get(index(name));
	}

	@Override
	public List<? extends ColumnMetadata> getColumnMetadatas() {
		return List.copyOf(this.columns);
	}

	@Override
	public boolean contains(String name) {
		return this.columns.stream().anyMatch((column) -> column.name().equalsIgnoreCase(name));
	}

	private record Column(String name, Type type) implements ColumnMetadata {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Type getType() {
			return this.type;
		}

	}

}
