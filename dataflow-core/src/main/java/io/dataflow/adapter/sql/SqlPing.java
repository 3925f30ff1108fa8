/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/**
 * Asks a database for a sign of life. A connection on which the answer does not come is
 * closed, so that the pool does not hand it to the next one.
 */
final class SqlPing {

	private static final Duration LIMIT = Duration.ofMillis(1500);

	/**
	 * The driver of MySQL closes a connection only after the answer, and until then the
	 * pool counts it. Who asks again too soon uses up the pool.
	 */
	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

	private final ConnectionFactory connectionFactory;

	private final PooledConnections pool;

	private final boolean blocking;

	SqlPing(ConnectionFactory connectionFactory, PooledConnections pool, SqlDialect dialect) {
		this.connectionFactory = connectionFactory;
		this.pool = pool;
		this.blocking = dialect.blocking();
	}

	/**
	 * Return the question; cold. It waits for a connection as long as the pool does.
	 */
	Mono<Void> execute() {
		return Mono
			.usingWhen(new Handover<Connection>(Mono.from(this.connectionFactory.create()), Connection::close),
					this::validate, Connection::close, (connection, error) -> abandon(connection), Connection::close)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> new R2dbcNonTransientResourceException("no answer")))
			.onErrorMap((error) -> ErrorTranslation.translate(error, "ping the database"))
			.then();
	}

	/**
	 * A driver that blocks its thread is inside this process, where nothing gets lost.
	 */
	private Mono<Boolean> validate(Connection connection) {
		Mono<Boolean> answer = Mono.from(connection.validate(ValidationDepth.REMOTE));
		return this.blocking ? answer
				: answer.timeout(LIMIT)
					.onErrorMap(TimeoutException.class,
							(error) -> new R2dbcNonTransientResourceException("no answer in time", error));
	}

	/**
	 * A pool of somebody else drops a connection that is closed already.
	 */
	private Mono<Void> abandon(Connection connection) {
		boolean dropped = this.blocking || this.pool.condemn(connection);
		Mono<Void> close = dropped ? Mono.empty() : patiently(Mono.from(unwrap(connection).close()));
		return close.then(Mono.defer(() -> patiently(Mono.from(connection.close()))));
	}

	private static Mono<Void> patiently(Mono<Void> close) {
		return close.cache().timeout(CLOSE_LIMIT, Mono.empty()).onErrorComplete();
	}

	private static Connection unwrap(Connection connection) {
		return (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner)
				? unwrap(inner) : connection;
	}

}
