/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The JDBC driver of SQLite alone, on the thread of the caller.
 */
final class RawSqlite implements AutoCloseable {

	private static final int MANY = 100;

	private final Connection connection;

	RawSqlite(String path) throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite:" + path);
		execute("PRAGMA journal_mode = WAL");
		execute("PRAGMA synchronous = NORMAL");
		execute("PRAGMA cache_size = -16384");
		this.connection.setAutoCommit(false);
	}

	void batch(List<Measurement> records) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql(1))) {
			for (Measurement record : records) {
				bind(statement, 0, record);
				statement.addBatch();
			}
			statement.executeBatch();
		}
		this.connection.commit();
	}

	void multiple(List<Measurement> records) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql(MANY))) {
			for (int start = 0; start < records.size(); start += MANY) {
				for (int i = 0; i < MANY; i++) {
					bind(statement, 6 * i, records.get(start + i));
				}
				statement.executeUpdate();
			}
		}
		this.connection.commit();
	}

	private static String sql(int rows) {
		return "INSERT INTO measurement (id, name, price, quantity, ratio, active) VALUES (?, ?, ?, ?, ?, ?)"
				+ ", (?, ?, ?, ?, ?, ?)".repeat(rows - 1);
	}

	private static void bind(PreparedStatement statement, int offset, Measurement record) throws SQLException {
		statement.setLong(offset + 1, record.id());
		statement.setString(offset + 2, record.name());
		statement.setString(offset + 3, record.price().toPlainString());
		statement.setInt(offset + 4, record.quantity());
		statement.setDouble(offset + 5, record.ratio());
		statement.setInt(offset + 6, record.active() ? 1 : 0);
	}

	void clear() throws SQLException {
		execute("DELETE FROM measurement");
		this.connection.commit();
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
