/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/**
 * What the connections to a database can do besides executing one statement after the
 * other.
 *
 * @since 0.1.0
 */
public interface Sessions {

	/**
	 * Tell whether the other methods know of a connection all that they need. What they
	 * do not know has to be found out before the first statement.
	 * @param connection the connection, as the pool gave it
	 * @return whether {@link #meet} is not needed
	 */
	boolean knows(Connection connection);

	/**
	 * Find out what the other methods need to know of a connection.
	 * @param connection the connection, as the pool gave it
	 * @param connectionFactory where connections come from, usually a pool
	 * @return completes when the others can be called
	 */
	Mono<Void> meet(Connection connection, ConnectionFactory connectionFactory);

	/**
	 * Stop the statement that a connection is executing, on the server too.
	 * @param connection the connection, as the pool gave it
	 * @return completes when the connection can be used again
	 */
	Mono<Void> cancel(Connection connection);

	/**
	 * Break a connection whose server does not answer, without any farewell. Everything
	 * that waits on it fails, and {@code validate(LOCAL)} tells that it is of no use, so
	 * that a pool replaces it.
	 * @param connection the connection, as the pool gave it
	 * @return completes when the connection is broken
	 */
	Mono<Void> discard(Connection connection);

	/**
	 * Tell whether a connection takes several statements with their parameters as one
	 * text, separated by semicolons, and yields a result for each.
	 * @param connection the connection, as the pool gave it
	 * @return whether it does
	 */
	boolean takesSeveral(Connection connection);

}
