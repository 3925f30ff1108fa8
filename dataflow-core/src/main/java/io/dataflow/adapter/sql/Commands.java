/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Statements without parameters that control a connection.
 */
final class Commands {

	/** How much later than the client the server ends what takes too long. */
	private static final Duration GRACE = Duration.ofMillis(250);

	private Commands() {
	}

	static Mono<Void> run(Connection connection, Iterable<String> statements) {
		return Flux.fromIterable(statements).concatMap((sql) -> run(connection, sql)).then();
	}

	static Mono<Void> run(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated).then();
	}

	/**
	 * Return the first row of a query.
	 */
	static <T> Mono<T> first(Connection connection, String sql, Function<Row, T> read) {
		return Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> read.apply(row)))
			.collectList()
			.map((rows) -> rows.get(0));
	}

	/**
	 * Return the time limit for the server, in milliseconds that fit its setting.
	 */
	static int serverLimit(Duration timeout) {
		return (int) Math.min(Integer.MAX_VALUE, timeout.plus(GRACE).toMillis());
	}

}
