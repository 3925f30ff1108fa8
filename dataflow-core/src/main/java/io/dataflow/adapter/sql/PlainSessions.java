/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
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

	@Override
	public boolean takesSeveral(Connection connection) {
		return false;
	}

}
