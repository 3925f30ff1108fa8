/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * SQLite's JDBC driver on a bounded pool, called as an application on WebFlux must do it:
 * on a scheduler for work that blocks. The settings are those of DataFlow, the times are
 * texts in its form, and every statement is prepared anew, as JDBC templates do it.
 */
final class JdbcAccess implements ProductAccess, AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(BenchmarkDatabase.CONNECTIONS);

	private final ProductSql sql;

	JdbcAccess(String file, ProductSql sql) {
		this.sql = sql;
		try {
			for (int i = 0; i < BenchmarkDatabase.CONNECTIONS; i++) {
				this.pool.add(open(file));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Connection open(String file) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
		try (Statement statement = connection.createStatement()) {
			for (String pragma : new String[] { "busy_timeout = 5000", "foreign_keys = ON", "cache_size = -16384",
					"journal_mode = WAL", "synchronous = NORMAL" }) {
				statement.execute("PRAGMA " + pragma);
			}
		}
		return connection;
	}

	@Override
	public Mono<Map<String, @Nullable Object>> read(long id) {
		return one(this.sql.read(), (statement) -> statement.setLong(1, id));
	}

	@Override
	public Mono<Map<String, @Nullable Object>> insert(String name, int quantity) {
		return one(this.sql.insert(), (statement) -> {
			String now = TIME.format(Instant.now());
			statement.setString(1, name);
			statement.setString(2, "9.99");
			statement.setInt(3, quantity);
			statement.setInt(4, 1);
			statement.setString(5, now);
			statement.setString(6, now);
		});
	}

	@Override
	public Mono<Map<String, @Nullable Object>> update(long id, int quantity) {
		return one(this.sql.update(), (statement) -> {
			statement.setInt(1, quantity);
			statement.setString(2, TIME.format(Instant.now()));
			statement.setLong(3, id);
		});
	}

	private Mono<Map<String, @Nullable Object>> one(String text, Binding binding) {
		return Mono.fromCallable(() -> {
			Connection connection = this.pool.take();
			try (PreparedStatement statement = connection.prepareStatement(text)) {
				binding.bind(statement);
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
					return map(rows);
				}
			}
			finally {
				this.pool.add(connection);
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private static Map<String, @Nullable Object> map(ResultSet row) throws SQLException {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("id", row.getLong(1));
		map.put("name", row.getString(2));
		map.put("price", new BigDecimal(row.getString(3)));
		map.put("quantity", row.getInt(4));
		map.put("active", row.getBoolean(5));
		map.put("created_at", Instant.parse(row.getString(6)));
		map.put("updated_at", Instant.parse(row.getString(7)));
		return map;
	}

	@Override
	public void close() throws SQLException {
		for (Connection connection : this.pool) {
			connection.close();
		}
	}

	/**
	 * Gives a statement its values.
	 */
	private interface Binding {

		void bind(PreparedStatement statement) throws SQLException;

	}

}
