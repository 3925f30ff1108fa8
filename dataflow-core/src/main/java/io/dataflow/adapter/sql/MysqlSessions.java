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
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connections of MySQL and MariaDB as their servers number them: a statement is
 * stopped by its number, over another connection.
 */
final class MysqlSessions {

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private final Map<Connection, Session> sessions = Collections.synchronizedMap(new WeakHashMap<>());

	boolean knows(Connection connection) {
		return this.sessions.containsKey(unwrap(connection));
	}

	Mono<Void> meet(Connection connection, ConnectionFactory connectionFactory) {
		return number(connection, "SELECT CONNECTION_ID()")
			.doOnNext((id) -> this.sessions.put(unwrap(connection), new Session(id, connectionFactory)))
			.then();
	}

	/**
	 * A server that may not be asked, or cannot be reached, leaves nothing but to wait
	 * for the end of the statement. The answer to a ping comes after that, and after a
	 * request that came too late has lost its effect.
	 */
	Mono<Void> cancel(Connection connection) {
		Session session = this.sessions.get(unwrap(connection));
		if (session == null) {
			return Mono.empty();
		}
		return kill(session).onErrorComplete().then(Mono.from(connection.validate(ValidationDepth.REMOTE))).then();
	}

	private static Mono<Void> kill(Session session) {
		return Mono.usingWhen(SqlSchema.unpooled(session.connectionFactory()).create(),
				(other) -> Flux.from(other.createStatement("KILL QUERY " + session.id()).execute())
					.concatMap((result) -> result.getRowsUpdated())
					.then(),
				Connection::close);
	}

	/**
	 * Locks of this kind belong to the server and not to a database, so the name of the
	 * database is part of theirs.
	 */
	Mono<Void> lock(Connection connection, Duration timeout) {
		String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
		return number(connection,
				"SELECT GET_LOCK(CONCAT('dataflow:', LEFT(SHA2(DATABASE(), 256), 40)), " + seconds + ")")
			.filter((locked) -> locked == 1)
			.switchIfEmpty(Mono.error(() -> new R2dbcRollbackException("the lock is held", "HY000", LOCK_WAIT_TIMEOUT)))
			.then();
	}

	private static Mono<Long> number(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> row.get(0, Long.class)))
			.next();
	}

	private static Connection unwrap(Connection connection) {
		return (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner)
				? unwrap(inner) : connection;
	}

	private record Session(long id, ConnectionFactory connectionFactory) {

	}

}
