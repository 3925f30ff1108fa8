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
import reactor.core.publisher.Mono;

/**
 * Asks a database for a sign of life. A connection on which the answer does not come is
 * closed, so that the pool does not hand it to the next one.
 */
final class SqlPing {

	private static final Duration LIMIT = Duration.ofMillis(1500);

	private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

	private final ConnectionFactory connectionFactory;

	private final BrokenConnections broken;

	private final boolean blocking;

	SqlPing(ConnectionFactory connectionFactory, SqlDialect dialect) {
		this.connectionFactory = connectionFactory;
		this.broken = new BrokenConnections(dialect);
		this.blocking = dialect.blocking();
	}

	/**
	 * Return the question; cold. It waits for a connection as long as the pool does.
	 */
	Mono<Void> execute() {
		return Mono
			.usingWhen(new Handover<Connection>(Mono.from(this.connectionFactory.create()), Connection::close),
					this::validate, Connection::close, (connection, error) -> abandon(connection), this::abandon)
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
	 * The pool drops a connection that is broken. How the driver takes leave of a server
	 * that does not answer is not waited for.
	 */
	private Mono<Void> abandon(Connection connection) {
		Mono<Void> broken = this.blocking ? Mono.empty() : this.broken.discard(connection);
		return broken.then(Mono.defer(() -> Mono.from(connection.close())).timeout(CLOSE_LIMIT, Mono.empty()));
	}

}
