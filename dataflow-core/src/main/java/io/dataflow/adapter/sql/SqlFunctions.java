/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives a database the functions of {@link FilterSyntax#functions()}, by the first
 * statement that uses one. That happens on a connection of its own, because creating a
 * function would end the transaction in which the statement may be.
 */
final class SqlFunctions {

	/** What H2 says without calling it a denied permission. */
	private static final int ADMINISTRATORS_ONLY = 90040;

	/** How the names of all functions begin. */
	private static final String PREFIX = "\"dataflow_";

	private final Map<String, String> functions;

	private final Mono<Boolean> creation;

	SqlFunctions(ConnectionFactory unpooled, SqlDialect dialect) {
		this.functions = dialect.filters().functions();
		this.creation = create(unpooled).thenReturn(true)
			.onErrorMap(SqlFunctions::denied,
					(error) -> new CapabilityNotSupportedException(dialect.kind(),
							"filters on the inside of JSON and $regex for users who may not create functions",
							"Connect once as an administrator and use such a filter, or keep what is filtered by in a"
									+ " field of its own."))
			.onErrorMap((error) -> ErrorTranslation.translate(error, "create functions for filters"))
			.cacheInvalidateIf((done) -> false);
	}

	private static boolean denied(Throwable error) {
		return error instanceof R2dbcPermissionDeniedException
				|| (error instanceof R2dbcException refused && refused.getErrorCode() == ADMINISTRATORS_ONLY);
	}

	/**
	 * Begin with the functions that a statement uses.
	 */
	<T> Flux<T> before(SqlStatement statement, Flux<T> rows) {
		boolean used = !this.functions.isEmpty() && statement.text().contains(PREFIX)
				&& this.functions.keySet().stream().anyMatch(statement.text()::contains);
		return (used) ? this.creation.thenMany(rows) : rows;
	}

	private Mono<Void> create(ConnectionFactory connections) {
		Mono<Connection> own = new Handover<>(Mono.from(connections.create()), BrokenConnections::close);
		return Flux
			.usingWhen(own,
					(connection) -> existing(connection)
						.flatMapMany((existing) -> Flux.fromIterable(this.functions.entrySet())
							.filter((function) -> !existing.contains(function.getKey())))
						.concatMap((function) -> Flux.from(connection.createStatement(function.getValue()).execute()))
						.concatMap(Result::getRowsUpdated),
					BrokenConnections::close)
			.then();
	}

	/**
	 * Who may not create functions may use those that are there.
	 */
	private static Mono<Set<String>> existing(Connection connection) {
		return Flux.from(connection.createStatement("SELECT routine_name FROM information_schema.routines").execute())
			.concatMap((result) -> result.map((row, metadata) -> "\"" + row.get(0, String.class) + "\""))
			.collect(Collectors.toSet());
	}

}
