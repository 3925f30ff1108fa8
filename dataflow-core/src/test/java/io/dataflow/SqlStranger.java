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
import io.dataflow.testing.DatabaseName;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC connection of somebody else.
 */
final class SqlStranger implements Stranger {

	private final Connection connection;

	private final DatabaseName name;

	private SqlStranger(Connection connection, DatabaseName name) {
		this.connection = connection;
		this.name = name;
	}

	static SqlStranger at(DatabaseUrl parsed) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(parsed.jdbcProperties());
		parsed.username().ifPresent((user) -> properties.setProperty("user", user));
		parsed.password().ifPresent((password) -> properties.setProperty("password", password));
		if (parsed.kind() == DatabaseKind.POSTGRESQL) {
			// a prepared statement would outlive its transaction behind PgBouncer
			properties.setProperty("prepareThreshold", "0");
		}
		SqlStranger stranger = new SqlStranger(DriverManager.getConnection(parsed.jdbcUrl().orElseThrow(), properties),
				DatabaseName.valueOf(parsed.kind().name()));
		if (parsed.kind() == DatabaseKind.MYSQL || parsed.kind() == DatabaseKind.MARIADB) {
			stranger.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT')");
		}
		return stranger;
	}

	@Override
	public SqlStranger begin() throws SQLException {
		this.connection.setAutoCommit(false);
		return this;
	}

	@Override
	public void rollback() throws SQLException {
		this.connection.rollback();
	}

	@Override
	public SqlStranger execute(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
		return this;
	}

	@Override
	public List<@Nullable String> values(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			List<@Nullable String> values = new ArrayList<>();
			while (result.next()) {
				values.add(result.getString(1));
			}
			return values;
		}
	}

	@Override
	public List<@Nullable String> values(String table, String column) throws SQLException {
		return values("SELECT \"" + column + "\" FROM \"" + table + "\"");
	}

	@Override
	public long count(String table) throws SQLException {
		return Long.parseLong(String.valueOf(values("SELECT COUNT(*) FROM \"" + table + "\"").get(0)));
	}

	@Override
	public Set<String> tables() throws SQLException {
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

	@Override
	public void renameIndex(String table, String column, String index, String to) throws SQLException {
		execute(Dialects.renameIndex(this.name, table, column, index, to));
	}

	@Override
	public List<String> columns(String table) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (ResultSet result = metaData().getColumns(this.connection.getCatalog(), this.connection.getSchema(), table,
				"%")) {
			while (result.next()) {
				columns.add(result.getString("COLUMN_NAME"));
			}
		}
		return columns;
	}

	@Override
	public boolean nullable(String table, String column) throws SQLException {
		try (ResultSet result = metaData().getColumns(this.connection.getCatalog(), this.connection.getSchema(), table,
				column)) {
			result.next();
			return result.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
		}
	}

	@Override
	public List<String> indexes(String table) throws SQLException {
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

	@Override
	public List<String> foreignKeys(String table) throws SQLException {
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

	@Override
	public long countDistinct(String table, String column) throws SQLException {
		String sql = "SELECT COUNT(DISTINCT \"" + column + "\") FROM \"" + table + "\"";
		return Long.parseLong(String.valueOf(values(sql).get(0)));
	}

	@Override
	public void clear(String table) throws SQLException {
		execute("DELETE FROM \"" + table + "\"");
	}

	@Override
	public Stranger changePerson(String id) throws SQLException {
		return execute("UPDATE \"people\" SET \"age\" = 1 WHERE \"id\" = '" + id + "'");
	}

	@Override
	public Stranger addPerson(String id) throws SQLException {
		return execute("INSERT INTO \"people\" (\"id\", \"name\") VALUES ('" + id + "', 'Bo')");
	}

	@Override
	public void addPeople(int count) throws SQLException {
		execute("INSERT INTO \"people\" (\"id\", \"name\") SELECT 'p' || i, 'name ' || i FROM "
				+ Dialects.numbers(this.name, count));
	}

	@Override
	public void addTokens(int count) throws SQLException {
		execute("INSERT INTO \"tokens\" (\"id\", \"label\") SELECT " + Dialects.randomUuid(this.name)
				+ ", 'label ' || i FROM " + Dialects.numbers(this.name, count));
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
