/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connections of MySQL and MariaDB as their servers number them: a statement is
 * stopped by its number, over another connection.
 */
final class MysqlSessions implements Sessions {

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private final Map<Connection, Session> sessions = Collections.synchronizedMap(new WeakHashMap<>());

	@Override
	public boolean knows(Connection connection) {
		return this.sessions.containsKey(unwrap(connection));
	}

	/**
	 * A driver that lets the server prepare statements cannot send several as one, and
	 * what stands between may not let them pass.
	 */
	@Override
	public Mono<Void> meet(Connection connection, ConnectionFactory connectionFactory) {
		Mono<Session> several = number(connection.createStatement("SELECT CONNECTION_ID() + ?; DO 0").bind(0, 0))
			.map((id) -> new Session(id, connectionFactory, true));
		Mono<Session> one = Mono.defer(() -> number(connection.createStatement("SELECT CONNECTION_ID()")))
			.map((id) -> new Session(id, connectionFactory, false));
		return several.onErrorResume(R2dbcException.class, (error) -> one)
			.doOnNext((session) -> this.sessions.put(unwrap(connection), session))
			.then();
	}

	@Override
	public boolean takesSeveral(Connection connection) {
		Session session = this.sessions.get(unwrap(connection));
		return session != null && session.several();
	}

	/**
	 * A server that may not be asked, or cannot be reached, leaves nothing but to wait
	 * for the end of the statement. The answer to a ping comes after that, and after a
	 * request that came too late has lost its effect.
	 */
	@Override
	public Mono<Void> cancel(Connection connection) {
		Session session = this.sessions.get(unwrap(connection));
		Mono<Void> kill = (session != null) ? kill(session).onErrorComplete() : Mono.empty();
		return kill.then(Mono.from(connection.validate(ValidationDepth.REMOTE))).then();
	}

	@Override
	public Mono<Void> discard(Connection connection) {
		return MysqlSocket.close(unwrap(connection));
	}

	/**
	 * The driver forgets a session whose making is interrupted, and the server keeps it.
	 * The good-bye would wait behind a request that is not answered.
	 */
	private static Mono<Void> kill(Session session) {
		Mono<Connection> another = Mono.from(LimitedConnections.below(session.connectionFactory()).create());
		return Mono.usingWhen(new Handover<Connection>(another, BrokenConnections::close),
				(other) -> Flux.from(other.createStatement("KILL QUERY " + session.id()).execute())
					.concatMap((result) -> result.getRowsUpdated())
					.then(),
				BrokenConnections::close);
	}

	/**
	 * Locks of this kind belong to the server and not to a database, so the name of the
	 * database is part of theirs.
	 */
	Mono<Void> lock(Connection connection, Duration timeout) {
		String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
		String sql = "SELECT GET_LOCK(CONCAT('dataflow:', LEFT(SHA2(DATABASE(), 256), 40)), " + seconds + ")";
		return number(connection.createStatement(sql)).filter((locked) -> locked == 1)
			.switchIfEmpty(Mono.error(() -> new R2dbcRollbackException("the lock is held", "HY000", LOCK_WAIT_TIMEOUT)))
			.then();
	}

	/**
	 * Read the only number, and the results to their end.
	 */
	private static Mono<Long> number(Statement statement) {
		return Flux.from(statement.execute())
			.concatMap((result) -> result.map((row, metadata) -> row.get(0, Long.class)))
			.single();
	}

	private static Connection unwrap(Connection connection) {
		return (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner)
				? unwrap(inner) : connection;
	}

	private record Session(long id, ConnectionFactory connectionFactory, boolean several) {

	}

}
