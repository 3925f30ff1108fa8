/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A statement with parameters {@code ?}, or {@code ?1}, {@code ?2} and so on.
 */
final class SqliteStatement implements Statement {

	private static final Pattern MARKER = Pattern.compile("\\?([1-9][0-9]{0,4})");

	private final SqliteConnection connection;

	private final List<TreeMap<Integer, @Nullable Object>> bindings = new ArrayList<>(List.of(new TreeMap<>()));

	private SqliteText sql;

	SqliteStatement(SqliteConnection connection, SqliteText sql) {
		this.connection = connection;
		this.sql = sql;
	}

	@Override
	public SqliteStatement add() {
		this.bindings.add(new TreeMap<>());
		return this;
	}

	@Override
	public SqliteStatement bind(int index, Object value) {
		return put(index, SqliteValues.encode(value));
	}

	@Override
	public SqliteStatement bind(String name, Object value) {
		return bind(index(name), value);
	}

	@Override
	public SqliteStatement bindNull(int index, Class<?> type) {
		return put(index, null);
	}

	@Override
	public SqliteStatement bindNull(String name, Class<?> type) {
		return bindNull(index(name), type);
	}

	@Override
	public SqliteStatement returnGeneratedValues(String... columns) {
		this.sql = this.sql.returning(List.of(columns));
		return this;
	}

	@Override
	public Flux<SqliteResult> execute() {
		SqliteText text = this.sql;
		if (this.bindings.size() == 1) {
			return this.connection.execute(text, values(this.bindings.get(0))).flux();
		}
		return Flux.fromIterable(List.copyOf(this.bindings))
			.filter((binding) -> !binding.isEmpty())
			.concatMap((binding) -> this.connection.execute(text, values(binding)), 0);
	}

	private SqliteStatement put(int index, @Nullable Object value) {
		if (index < 0) {
			throw new IndexOutOfBoundsException("There is no parameter " + index);
		}
		this.bindings.get(this.bindings.size() - 1).put(index, value);
		return this;
	}

	private static @Nullable Object[] values(TreeMap<Integer, @Nullable Object> binding) {
		if (!binding.isEmpty() && binding.lastKey() != binding.size() - 1) {
			throw new IllegalStateException("A parameter has no value");
		}
		return binding.values().toArray();
	}

	private static int index(String name) {
		Matcher marker = MARKER.matcher(name);
		if (!marker.matches()) {
			throw new IllegalArgumentException("Parameters are ?1, ?2 and so on, but this is '" + name + "'");
		}
		return Integer.parseInt(marker.group(1)) - 1;
	}

}
