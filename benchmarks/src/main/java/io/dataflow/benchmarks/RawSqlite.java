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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Inserts by the JDBC driver for SQLite, with the settings that make them fast: those of
 * DataFlow, and if wanted no query for the key after each statement. The times of all
 * records are put into text once.
 */
final class RawSqlite implements AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Connection connection;

	RawSqlite(String path, boolean generatedKeys) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("jdbc.get_generated_keys", String.valueOf(generatedKeys));
		this.connection = DriverManager.getConnection("jdbc:sqlite:" + path, properties);
		execute("PRAGMA journal_mode = WAL");
		execute("PRAGMA synchronous = NORMAL");
		execute("PRAGMA cache_size = -16384");
		this.connection.setAutoCommit(false);
	}

	void batch(List<Reading> records) throws SQLException {
		String now = TIME.format(Instant.now());
		try (PreparedStatement statement = this.connection.prepareStatement(sql(1))) {
			for (Reading record : records) {
				bind(statement, 0, record, now);
				statement.addBatch();
			}
			statement.executeBatch();
		}
		this.connection.commit();
	}

	/**
	 * Insert several records with each execution.
	 * @param records the records, a multiple of the number
	 * @param many how many with each
	 */
	void multiple(List<Reading> records, int many) throws SQLException {
		String now = TIME.format(Instant.now());
		try (PreparedStatement statement = this.connection.prepareStatement(sql(many))) {
			for (int start = 0; start < records.size(); start += many) {
				for (int i = 0; i < many; i++) {
					bind(statement, 4 * i, records.get(start + i), now);
				}
				statement.executeUpdate();
			}
		}
		this.connection.commit();
	}

	private static String sql(int rows) {
		return "INSERT INTO reading (created_at, updated_at, id, name, price, quantity) VALUES (?1, ?2, ?, ?, ?, ?)"
				+ ", (?1, ?2, ?, ?, ?, ?)".repeat(rows - 1);
	}

	private static void bind(PreparedStatement statement, int offset, Reading record, String now) throws SQLException {
		statement.setString(1, now);
		statement.setString(2, now);
		statement.setLong(offset + 3, record.id());
		statement.setString(offset + 4, record.name());
		statement.setString(offset + 5, record.price().toPlainString());
		statement.setInt(offset + 6, record.quantity());
	}

	void clear() throws SQLException {
		execute("DELETE FROM reading");
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
