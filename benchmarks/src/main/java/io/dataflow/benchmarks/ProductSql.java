/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.dataflow.adapter.DatabaseKind;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * The statements on products that the contenders without an object mapper send, written
 * as well as each database lets them.
 *
 * @param kind the database
 */
record ProductSql(DatabaseKind kind) {

	private static final List<String> COLUMNS = List.of("id", "name", "price", "quantity", "active", "created_at",
			"updated_at");

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	String read() {
		return "SELECT " + columns(COLUMNS) + " FROM " + name("product") + " WHERE " + name("id") + " = " + marker(1);
	}

	String insert() {
		return "INSERT INTO " + name("product") + " (" + columns(COLUMNS.subList(1, 7)) + ") VALUES (" + marker(1)
				+ ", " + marker(2) + ", " + marker(3) + ", " + marker(4) + ", " + marker(5) + ", " + marker(6) + ")"
				+ (yieldsInserted() && !byDriver() ? returning() : "");
	}

	String update() {
		return "UPDATE " + name("product") + " SET " + name("quantity") + " = " + marker(1) + ", " + name("updated_at")
				+ " = " + marker(2) + " WHERE " + name("id") + " = " + marker(3)
				+ (yieldsUpdated() && !byDriver() ? returning() : "");
	}

	private String returning() {
		return " RETURNING " + columns(COLUMNS);
	}

	private String columns(List<String> names) {
		return names.stream().map(this::name).collect(Collectors.joining(", "));
	}

	private String name(String name) {
		return BenchmarkDatabase.name(this.kind, name);
	}

	private String marker(int number) {
		return switch (this.kind) {
			case H2, POSTGRESQL -> "$" + number;
			default -> "?";
		};
	}

	/**
	 * Return whether the driver is asked for the rows and not the statement.
	 */
	boolean byDriver() {
		return this.kind == DatabaseKind.H2;
	}

	/**
	 * Return whether an insert yields the row; otherwise its key, and the rest is known.
	 */
	boolean yieldsInserted() {
		return this.kind != DatabaseKind.MYSQL;
	}

	/**
	 * Return whether an update yields the row; otherwise it is read afterwards.
	 */
	boolean yieldsUpdated() {
		return this.kind != DatabaseKind.MYSQL && this.kind != DatabaseKind.MARIADB;
	}

	/**
	 * Return the columns that the driver is asked for after an insert, maybe none.
	 */
	String[] generated() {
		if (!yieldsInserted()) {
			return new String[] { "id" };
		}
		return all();
	}

	/**
	 * Return the columns that the driver is asked for after a change, maybe none.
	 */
	String[] all() {
		return byDriver() ? COLUMNS.toArray(String[]::new) : new String[0];
	}

	/**
	 * Return the values of a new product, in the order of the markers.
	 */
	List<Object> values(String name, int quantity) {
		Object now = time(Instant.now());
		return List.of(name, PRICE, quantity, true, now, now);
	}

	Object time(Instant time) {
		return local() ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : time;
	}

	private boolean local() {
		return this.kind == DatabaseKind.MYSQL || this.kind == DatabaseKind.MARIADB;
	}

	Map<String, @Nullable Object> map(Row row) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("id", row.get(0, Long.class));
		map.put("name", row.get(1, String.class));
		map.put("price", row.get(2, BigDecimal.class));
		map.put("quantity", row.get(3, Integer.class));
		map.put("active", row.get(4, Boolean.class));
		map.put("created_at", local() ? instant(row, 5) : row.get(5, Instant.class));
		map.put("updated_at", local() ? instant(row, 6) : row.get(6, Instant.class));
		return map;
	}

	private static Instant instant(Row row, int index) {
		return Objects.requireNonNull(row.get(index, LocalDateTime.class)).toInstant(ZoneOffset.UTC);
	}

	/**
	 * Return an added row, from what the database yields of it.
	 */
	Map<String, @Nullable Object> inserted(Row row, List<Object> values) {
		if (yieldsInserted()) {
			return map(row);
		}
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("id", row.get(0, Long.class));
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			map.put(COLUMNS.get(i + 1), (value instanceof LocalDateTime time) ? time.toInstant(ZoneOffset.UTC) : value);
		}
		return map;
	}

}
