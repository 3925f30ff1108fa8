/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Breaks the connections of servers that no longer answer. A half-open connection takes
 * everything and says nothing: whoever tidies up after a caller that has left would wait
 * for ever, and the pool would miss the connection for ever. What is broken lets all that
 * waits on it fail, and the pool replaces it when it is given back.
 */
final class BrokenConnections {

	/**
	 * How long a server that answers at all needs at most to end a statement or a
	 * transaction. One that takes longer does it without the connection.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	/** How long a server may take to begin or commit a transaction. */
	private static final Duration ANSWER = Duration.ofSeconds(20);

	/** How long to say good-bye. */
	private static final Duration FAREWELL = Duration.ofSeconds(1);

	private final SqlDialect dialect;

	BrokenConnections(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Stop what a connection is executing, or break the connection. The request to stop
	 * goes over another connection, which may be dead as well.
	 */
	Mono<Void> cancel(Connection connection) {
		Sessions sessions = this.dialect.sessions();
		Mono<Void> cancel = sessions.cancel(connection);
		return this.dialect.blocking() ? cancel
				: cancel.timeout(PATIENCE).onErrorResume(TimeoutException.class, (late) -> discard(connection));
	}

	/**
	 * Break a connection, without waiting for a server that does not say good-bye. What
	 * fails first by this may cancel it, which must not keep the socket open.
	 */
	Mono<Void> discard(Connection connection) {
		return Mono.defer(() -> this.dialect.sessions().discard(connection))
			.cache()
			.timeout(PATIENCE)
			.onErrorComplete();
	}

	/**
	 * Close a connection for which a pool has no more use. A pool waits for this before
	 * it goes on, and one that has found a server silent would wait for the same server.
	 */
	static Mono<Void> close(Connection connection) {
		Mono<Void> close = Mono.from(connection.close());
		return !MysqlSocket.isBelow(connection) ? close : close.timeout(FAREWELL)
			.onErrorResume(TimeoutException.class, (late) -> MysqlSocket.close(connection));
	}

	/**
	 * Wait for what ends by itself, unless somebody keeps it from that.
	 */
	static Mono<Void> patiently(Mono<Void> end) {
		return end.timeout(PATIENCE, Mono.empty());
	}

	/**
	 * Do what must come to an end on a connection, so that it ends in time.
	 */
	<T> Mono<T> within(Mono<T> work, Connection connection) {
		return within(work, connection, Mono.never());
	}

	/**
	 * Do what must come to an end on a connection, so that it ends in time.
	 * @param work the work
	 * @param connection the connection of the work
	 * @param released completes when the work gives the connection back, which may be
	 * another's from then on
	 */
	<T> Mono<T> within(Mono<T> work, Connection connection, Mono<Void> released) {
		return this.dialect.blocking() ? work
				: guarded(work, Mono.just(connection).delayElement(PATIENCE).takeUntilOther(released));
	}

	/**
	 * Do work that may take as long as somebody waits for it, and not much longer.
	 * Whoever waits for the end of a transaction cannot leave, so the answer to that has
	 * a limit of its own.
	 * @param work the work
	 * @param connection the connection of the work, empty as long as there is none
	 * @param released completes when the work gives the connection back, which may be
	 * another's from then on
	 */
	<T> Mono<T> whileAwaited(Mono<T> work, Mono<Connection> connection, Mono<Void> released) {
		return this.dialect.blocking() ? work : Mono.deferContextual((context) -> {
			Mono<Connection> left = departure(context).then(Mono.delay(PATIENCE)).then(connection);
			return guarded(work, Mono.firstWithSignal(left, connection.delayElement(ANSWER)).takeUntilOther(released));
		});
	}

	/**
	 * Let {@link #whileAwaited} know when the subscriber leaves.
	 */
	<T> Mono<T> observed(Mono<T> work) {
		return this.dialect.blocking() ? work : Mono.defer(() -> {
			Sinks.Empty<Void> left = Sinks.empty();
			return work.doOnCancel(left::tryEmitEmpty).contextWrite(Context.of(this, left.asMono()));
		});
	}

	private Mono<Void> departure(ContextView context) {
		@Nullable Mono<Void> departure = context.getOrDefault(this, null);
		return (departure != null) ? departure : Mono.never();
	}

	/**
	 * To break the connection is not to end the work: it fails by itself, and gives the
	 * connection back on its way.
	 */
	private <T> Mono<T> guarded(Mono<T> work, Mono<Connection> overdue) {
		return Mono.firstWithSignal(work, overdue.flatMap(this::discard).then(Mono.never()));
	}

}
