/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Set;

import io.dataflow.adapter.ConnectDeadline;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/**
 * Connections that a server has to make in time, from the first packet to the end of the
 * handshake. Drivers limit the first packet at most, and wait for ever for a server that
 * accepts and stays silent.
 */
final class LimitedConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {

	/** How long a server may take at most. */
	static final Duration LONGEST = Duration.ofSeconds(10);

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	/** How long before the end of the wait for a pool the server has failed. */
	private static final Duration AHEAD = Duration.ofSeconds(3);

	/** What opens a file or memory, which may take as long as it needs. */
	private static final Set<String> EMBEDDED = Set.of(new H2Dialect().driverName(), new SqliteDialect().driverName());

	private final ConnectionFactory connectionFactory;

	private final Duration limit;

	private LimitedConnections(ConnectionFactory connectionFactory, Duration limit) {
		this.connectionFactory = connectionFactory;
		this.limit = limit;
	}

	static ConnectionFactory of(ConnectionFactory connectionFactory, Duration limit) {
		return EMBEDDED.contains(connectionFactory.getMetadata().getName()) ? connectionFactory
				: new LimitedConnections(connectionFactory, limit);
	}

	/**
	 * Return the limit below a pool: whoever waits for the pool is to learn that the
	 * server is silent, instead of that the pool has nothing to give.
	 */
	static Duration limit(Duration acquireTimeout) {
		Duration half = acquireTimeout.dividedBy(2);
		Duration ahead = acquireTimeout.minus(AHEAD);
		Duration limit = (half.compareTo(ahead) > 0) ? half : ahead;
		if (limit.compareTo(SHORTEST) < 0) {
			return SHORTEST;
		}
		return (limit.compareTo(LONGEST) < 0) ? limit : LONGEST;
	}

	/**
	 * Return the connections below all pools and wrappers, within the same limit.
	 */
	static ConnectionFactory below(ConnectionFactory connectionFactory) {
		Duration limit = LONGEST;
		ConnectionFactory found = connectionFactory;
		while (found instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner) {
			limit = (found instanceof LimitedConnections limited) ? limited.limit : limit;
			found = inner;
		}
		return of(found, limit);
	}

	/**
	 * The driver is not interrupted: it tidies up when its socket is closed.
	 */
	@Override
	public Mono<Connection> create() {
		return Mono.deferContextual((context) -> {
			ConnectionAttempt attempt = new ConnectionAttempt();
			Duration time = ConnectDeadline.limit(context, this.limit);
			Mono<Connection> made = Mono.<Connection>from(this.connectionFactory.create())
				.map(MysqlConnection::of)
				.contextWrite(attempt::in);
			return new Handover<>(made, BrokenConnections::close).timeout(time, Mono.error(() -> {
				attempt.giveUp();
				return SilentServerException.connecting(time);
			}));
		});
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.connectionFactory.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.connectionFactory;
	}

}
