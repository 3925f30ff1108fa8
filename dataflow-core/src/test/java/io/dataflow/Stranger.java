/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * A connection of somebody else to the database of a test, past DataFlow.
 */
final class Stranger implements AutoCloseable {

	private final Connection connection;

	private Stranger(Connection connection) {
		this.connection = connection;
	}

	static Stranger at(String url) throws SQLException {
		DatabaseUrl parsed = DatabaseUrl.parse(url);
		Properties properties = new Properties();
		properties.putAll(parsed.jdbcProperties());
		parsed.username().ifPresent((user) -> properties.setProperty("user", user));
		parsed.password().ifPresent((password) -> properties.setProperty("password", password));
		if (parsed.kind() == DatabaseKind.POSTGRESQL) {
			// a prepared statement would outlive its transaction behind PgBouncer
			properties.setProperty("prepareThreshold", "0");
		}
		Stranger stranger = new Stranger(DriverManager.getConnection(parsed.jdbcUrl().orElseThrow(), properties));
		if (parsed.kind() == DatabaseKind.MYSQL || parsed.kind() == DatabaseKind.MARIADB) {
			stranger.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT')");
		}
		return stranger;
	}

	Stranger begin() throws SQLException {
		this.connection.setAutoCommit(false);
		return this;
	}

	void rollback() throws SQLException {
		this.connection.rollback();
	}

	Stranger execute(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
		return this;
	}

	/**
	 * Return the first column of all rows as text.
	 */
	List<@Nullable String> values(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			List<@Nullable String> values = new ArrayList<>();
			while (result.next()) {
				values.add(result.getString(1));
			}
			return values;
		}
	}

	long count(String table) throws SQLException {
		return Long.parseLong(String.valueOf(values("SELECT COUNT(*) FROM \"" + table + "\"").get(0)));
	}

	Set<String> tables() throws SQLException {
		Set<String> tables = new TreeSet<>();
		try (ResultSet result = metaData().getTables(this.connection.getCatalog(), this.connection.getSchema(), "%",
				new String[] { "TABLE", "BASE TABLE" })) {
			while (result.next()) {
				tables.add(result.getString("TABLE_NAME"));
			}
		}
		tables.remove("dataflow_schema_lock");
		return tables;
	}

	List<String> columns(String table) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (ResultSet result = metaData().getColumns(this.connection.getCatalog(), this.connection.getSchema(), table,
				"%")) {
			while (result.next()) {
				columns.add(result.getString("COLUMN_NAME"));
			}
		}
		return columns;
	}

	boolean nullable(String table, String column) throws SQLException {
		try (ResultSet result = metaData().getColumns(this.connection.getCatalog(), this.connection.getSchema(), table,
				column)) {
			result.next();
			return result.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
		}
	}

	/**
	 * Return the indexes of a table but for that of its primary key, as
	 * {@code name(column, column)} with {@code unique} before it.
	 */
	List<String> indexes(String table) throws SQLException {
		TreeMap<String, String> indexes = new TreeMap<>();
		try (ResultSet result = metaData().getIndexInfo(this.connection.getCatalog(), this.connection.getSchema(),
				table, false, false)) {
			while (result.next()) {
				String unique = (result.getBoolean("NON_UNIQUE")) ? "" : "unique ";
				indexes.merge(unique + result.getString("INDEX_NAME"), result.getString("COLUMN_NAME"),
						(left, right) -> left + ", " + right);
			}
		}
		return indexes.entrySet()
			.stream()
			.filter((index) -> !index.getValue().equals("id"))
			.map((index) -> index.getKey() + "(" + index.getValue() + ")")
			.toList();
	}

	List<String> foreignKeys(String table) throws SQLException {
		List<String> keys = new ArrayList<>();
		try (ResultSet result = metaData().getImportedKeys(this.connection.getCatalog(), this.connection.getSchema(),
				table)) {
			while (result.next()) {
				keys.add(result.getString("FKCOLUMN_NAME") + " -> " + result.getString("PKTABLE_NAME") + "."
						+ result.getString("PKCOLUMN_NAME"));
			}
		}
		return keys;
	}

	private DatabaseMetaData metaData() throws SQLException {
		return this.connection.getMetaData();
	}

	@Override
	public void close() throws SQLException {
		if (!this.connection.isClosed()) {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
			this.connection.close();
		}
	}

}
