/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A statement with parameters {@code ?}, or {@code ?1}, {@code ?2} and so on.
 */
final class SqliteStatement implements Statement {

	private static final Pattern MARKER = Pattern.compile("\\?([1-9][0-9]{0,4})");

	private static final Object ABSENT = new Object();

	private final SqliteConnection connection;

	private final List<@Nullable Object[]> bindings = new ArrayList<>();

	private SqliteText sql;

	/** The values of the last binding, {@link #ABSENT} where there is none yet. */
	private @Nullable Object[] current = {};

	private int size;

	SqliteStatement(SqliteConnection connection, SqliteText sql) {
		this.connection = connection;
		this.sql = sql;
	}

	@Override
	public SqliteStatement add() {
		this.bindings.add(values());
		this.current = new Object[this.size];
		this.size = 0;
		return this;
	}

	/**
	 * The type of a {@link Parameter} is that of its value.
	 */
	@Override
	public SqliteStatement bind(int index, Object value) {
		Object plain = (value instanceof Parameter parameter) ? parameter.getValue() : value;
		return put(index, (plain != null) ? SqliteValues.encode(plain) : null);
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
		if (this.bindings.isEmpty()) {
			return this.connection.execute(this.sql, values()).flux();
		}
		List<@Nullable Object[]> all = new ArrayList<>(this.bindings);
		if (this.size > 0) {
			all.add(values());
		}
		return this.connection.execute(this.sql, all);
	}

	private SqliteStatement put(int index, @Nullable Object value) {
		if (index < 0) {
			throw new IndexOutOfBoundsException("There is no parameter " + index);
		}
		if (index >= this.current.length) {
			this.current = Arrays.copyOf(this.current, Math.max(index + 1, 2 * this.current.length));
		}
		if (index >= this.size) {
			for (int i = this.size; i < index; i++) {
				this.current[i] = ABSENT;
			}
			this.size = index + 1;
		}
		this.current[index] = value;
		return this;
	}

	private @Nullable Object[] values() {
		for (int i = 0; i < this.size; i++) {
			if (this.current[i] == ABSENT) {
				throw new IllegalStateException("A parameter has no value");
			}
		}
		return (this.size == this.current.length) ? this.current : Arrays.copyOf(this.current, this.size);
	}

	private static int index(String name) {
		Matcher marker = MARKER.matcher(name);
		if (!marker.matches()) {
			throw new IllegalArgumentException("Parameters are ?1, ?2 and so on, but this is '" + name + "'");
		}
		return Integer.parseInt(marker.group(1)) - 1;
	}

}
