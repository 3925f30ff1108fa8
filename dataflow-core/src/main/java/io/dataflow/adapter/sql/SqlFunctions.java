/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Map;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives a database the functions of {@link FilterSyntax#functions()}, by the first
 * statement that uses one. That happens on a connection of its own, because creating a
 * function would end the transaction in which the statement may be.
 */
final class SqlFunctions {

	private final Map<String, String> functions;

	private final Mono<Boolean> creation;

	SqlFunctions(ConnectionFactory unpooled, SqlDialect dialect) {
		this.functions = dialect.filters().functions();
		this.creation = create(unpooled, List.copyOf(this.functions.values())).thenReturn(true)
			.onErrorMap(R2dbcPermissionDeniedException.class,
					(error) -> new CapabilityNotSupportedException(dialect.kind(),
							"filters on the inside of JSON for users who may not create functions",
							"Connect once as an administrator and use such a filter, or keep what is filtered by in a"
									+ " field of its own."))
			.cacheInvalidateIf((done) -> false);
	}

	/**
	 * Begin with the functions that a statement uses.
	 */
	<T> Flux<T> before(SqlStatement statement, Flux<T> rows) {
		boolean used = !this.functions.isEmpty()
				&& this.functions.keySet().stream().anyMatch(statement.text()::contains);
		return (used) ? this.creation.thenMany(rows) : rows;
	}

	private static Mono<Void> create(ConnectionFactory connections, List<String> statements) {
		Mono<Connection> own = new Handover<>(Mono.from(connections.create()), Connection::close);
		return Flux
			.usingWhen(own,
					(connection) -> Flux.fromIterable(statements)
						.concatMap((sql) -> Flux.from(connection.createStatement(sql).execute())
							.concatMap((result) -> result.getRowsUpdated())),
					Connection::close)
			.then();
	}

}
