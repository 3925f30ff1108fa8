/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.dataflow.adapter.PoolStatus;
import io.dataflow.logging.LogCategory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pool behind the connections of an adapter, if there is one.
 */
final class PooledConnections {

	private static final int PARALLEL = 4;

	private static final Logger logger = LogCategory.CORE.logger();

	private final @Nullable ConnectionPool pool;

	private PooledConnections(@Nullable ConnectionPool pool) {
		this.pool = pool;
	}

	/**
	 * Look for a pool behind a connection factory and its wrappers.
	 */
	static PooledConnections of(ConnectionFactory connectionFactory) {
		Object candidate = connectionFactory;
		while (candidate instanceof Wrapped<?> wrapped && !(candidate instanceof ConnectionPool)) {
			candidate = wrapped.unwrap();
		}
		return new PooledConnections((candidate instanceof ConnectionPool pool) ? pool : null);
	}

	/**
	 * Of a pool that somebody else has made only the greatest number of connections is
	 * known; it has no overflow.
	 */
	Optional<PoolStatus> status() {
		if (this.pool instanceof DatabasePool ours) {
			return Optional.of(ours.status());
		}
		return Optional.ofNullable(this.pool).flatMap(ConnectionPool::getMetrics).map(PooledConnections::status);
	}

	private static PoolStatus status(PoolMetrics metrics) {
		return new PoolStatus(metrics.getMaxAllocatedSize(), 0, metrics.acquiredSize(), 0, metrics.idleSize(),
				metrics.pendingAcquireSize());
	}

	/**
	 * A pool of somebody else opens connections as its own configuration says.
	 */
	Mono<Integer> warm() {
		if (this.pool instanceof DatabasePool ours) {
			return Mono.defer(() -> warm(ours));
		}
		return (this.pool != null) ? this.pool.warmup() : Mono.just(0);
	}

	private static Mono<Integer> warm(DatabasePool pool) {
		int size = pool.settings().size();
		int used = pool.status().checkedOut();
		return Mono.usingWhen(Mono.fromSupplier(ConcurrentLinkedQueue<Connection>::new),
				(opened) -> Flux.range(0, Math.max(0, size - used))
					.flatMap((index) -> open(pool, opened), PARALLEL)
					.onErrorResume((error) -> {
						logger.warn("The pool cannot keep {} connections yet. {}", size,
								ErrorTranslation.translate(error, "open a connection").getMessage());
						return Mono.empty();
					})
					.then(Mono.fromSupplier(() -> used + opened.size())),
				PooledConnections::giveBack);
	}

	/**
	 * Open a connection that is given back with the others, or at once when nobody waits
	 * for it any more.
	 */
	private static Mono<Connection> open(DatabasePool pool, Queue<Connection> opened) {
		return new Handover<>(pool.create().doOnNext(opened::add),
				(late) -> opened.remove(late) ? late.close() : Mono.empty());
	}

	private static Mono<Void> giveBack(Queue<Connection> connections) {
		return Flux.<Connection>generate((sink) -> {
			Connection next = connections.poll();
			if (next != null) {
				sink.next(next);
			}
			else {
				sink.complete();
			}
		}).concatMapDelayError(Connection::close).then();
	}

}
