/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/**
 * Connections of which nothing needs to be found out, and which take one statement at a
 * time.
 */
final class PlainSessions implements Sessions {

	private final Function<Connection, Mono<Void>> cancel;

	PlainSessions(Function<Connection, Mono<Void>> cancel) {
		this.cancel = cancel;
	}

	@Override
	public boolean knows(Connection connection) {
		return true;
	}

	@Override
	public Mono<Void> meet(Connection connection, ConnectionFactory connectionFactory) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> cancel(Connection connection) {
		return this.cancel.apply(connection);
	}

	/**
	 * The drivers drop what waits on the connection before they say good-bye.
	 */
	@Override
	public Mono<Void> discard(Connection connection) {
		return Mono.from(physical(connection).close());
	}

	private static Connection physical(Connection connection) {
		return (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner)
				? physical(inner) : connection;
	}

	@Override
	public boolean takesSeveral(Connection connection) {
		return false;
	}

}
