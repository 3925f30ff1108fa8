/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a statement yields: rows, or how many rows it has changed.
 */
final class SqliteResult implements Result {

	private final Flux<SqliteRow> rows;

	private final @Nullable Long updated;

	private final Predicate<Segment> filter;

	private SqliteResult(Flux<SqliteRow> rows, @Nullable Long updated, Predicate<Segment> filter) {
		this.rows = rows;
		this.updated = updated;
		this.filter = filter;
	}

	static SqliteResult updated(long updated) {
		return new SqliteResult(Flux.empty(), updated, (segment) -> true);
	}

	/**
	 * Read all rows at once.
	 */
	static SqliteResult whole(StatementCache.Entry entry) throws SQLException {
		List<SqliteRow> rows = new ArrayList<>();
		try (ResultSet found = entry.statement().getResultSet()) {
			SqliteColumns columns = entry.columns(found);
			while (found.next()) {
				rows.add(SqliteRow.read(columns, found));
			}
		}
		return new SqliteResult(Flux.fromIterable(rows), null, (segment) -> true);
	}

	static SqliteResult gradual(Flux<SqliteRow> rows) {
		return new SqliteResult(rows, null, (segment) -> true);
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		Long count = this.updated;
		if (count == null) {
			return this.rows.filter((row) -> this.filter.test(new RowOf(row))).count();
		}
		return this.filter.test(new Count(count)) ? Mono.just(count) : Mono.empty();
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
		return map((readable) -> {
			Row row = (Row) readable;
			return mapping.apply(row, row.getMetadata());
		});
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
		return this.rows.filter((row) -> this.filter.test(new RowOf(row))).map(mapping);
	}

	@Override
	public Result filter(Predicate<Segment> added) {
		return new SqliteResult(this.rows, this.updated, this.filter.and(added));
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
		Long count = this.updated;
		Flux<Segment> segments = (count != null) ? Flux.just(new Count(count)) : this.rows.map(RowOf::new);
		return segments.filter(this.filter).concatMap(mapping, 0);
	}

	private record Count(long value) implements UpdateCount {

	}

	private record RowOf(Row row) implements RowSegment {

	}

}
