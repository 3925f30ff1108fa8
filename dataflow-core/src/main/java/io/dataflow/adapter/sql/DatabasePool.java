/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import reactor.core.publisher.Mono;
import reactor.pool.PoolBuilder;
import reactor.util.retry.Retry;

/**
 * A connection pool as {@link PoolSettings} describe it.
 * <p>
 * Connections beyond the size are closed when they have been idle for a time. At most
 * {@value #MAX_WAITING} wait for a connection at once; the next one fails with DF-507, so
 * that a flood of requests cannot fill the memory. Connections of which this side knows
 * that they have ended are replaced before they are used.
 * <p>
 * A server that does not make a connection in time is out of reach (DF-402), other than a
 * pool with nothing to give (DF-507). It has until three seconds before the wait for the
 * pool ends, or half of that wait when it is short, at least one second and at most ten.
 *
 * @since 0.1.0
 */
public final class DatabasePool extends ConnectionPool {

	/** How long connections beyond the size stay open when nobody uses them. */
	public static final Duration OVERFLOW_IDLE_TIME = Duration.ofMinutes(1);

	/** How many may wait for a connection at the same time. */
	public static final int MAX_WAITING = 10_000;

	/** The least time that opening a connection may take, however short the wait is. */
	private static final Duration CREATION_LIMIT = Duration.ofSeconds(30);

	private static final Duration PING_LIMIT = Duration.ofSeconds(2);

	private final PoolSettings settings;

	private final PoolMetrics metrics;

	private final Mono<Connection> create;

	private DatabasePool(ConnectionPoolConfiguration configuration, Eviction eviction, PoolSettings settings) {
		super(configuration);
		this.settings = settings;
		this.metrics = getMetrics().orElseThrow();
		eviction.watch(this.metrics::allocatedSize);
		Mono<Connection> acquired = super.create();
		this.create = settings.prePing() ? acquired.retryWhen(Retry.max(settings.maxSize())
			.filter(StaleConnectionException.class::isInstance)
			.doBeforeRetry((signal) -> eviction.suspectAll())
			.onRetryExhaustedThrow((retry, signal) -> signal.failure())) : acquired;
	}

	/**
	 * Create a pool. No connection is opened yet.
	 * @param connectionFactory where connections come from, no pool
	 * @param settings the settings
	 * @return the pool
	 */
	public static DatabasePool of(ConnectionFactory connectionFactory, PoolSettings settings) {
		return of(connectionFactory, settings, OVERFLOW_IDLE_TIME, (builder) -> {
		});
	}

	/**
	 * Create a pool with settings of the library beside those of DataFlow. No connection
	 * is opened yet.
	 * @param connectionFactory where connections come from, no pool
	 * @param settings the settings
	 * @param overflowIdleTime how long connections beyond the size stay open when nobody
	 * uses them, positive
	 * @param customizer changes the rest of the configuration; what it does to sizes and
	 * times of which the settings speak is undone
	 * @return the pool
	 */
	public static DatabasePool of(ConnectionFactory connectionFactory, PoolSettings settings, Duration overflowIdleTime,
			Consumer<ConnectionPoolConfiguration.Builder> customizer) {
		Eviction eviction = new Eviction(settings.size(), overflowIdleTime);
		ConnectionPoolConfiguration.Builder builder = ConnectionPoolConfiguration
			.builder(LimitedConnections.of(connectionFactory, LimitedConnections.limit(settings.acquireTimeout())))
			.backgroundEvictionInterval(overflowIdleTime.dividedBy(2))
			.maxCreateConnectionTime(longer(settings.acquireTimeout(), CREATION_LIMIT))
			// a retry would begin the wait for a connection anew
			.acquireRetry(0);
		customizer.accept(builder);
		// the library loses permits of connections that it fails to open in advance
		builder.initialSize(0)
			.minIdle(0)
			.maxSize(settings.maxSize())
			.maxAcquireTime(settings.acquireTimeout())
			.customizer((pool) -> configure(pool, settings, eviction));
		if (settings.prePing()) {
			builder.postAllocate(DatabasePool::ping);
		}
		return new DatabasePool(builder.build(), eviction, settings);
	}

	private static void configure(PoolBuilder<Connection, ?> pool, PoolSettings settings, Eviction eviction) {
		pool.destroyHandler(BrokenConnections::close)
			.evictionPredicate(eviction)
			.maxLifeTime(settings.recycle())
			.maxLifeTimeVariance(100 * settings.recycleJitter())
			.maxPendingAcquire(MAX_WAITING);
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static Mono<Void> ping(Connection connection) {
		return Mono.from(connection.validate(ValidationDepth.REMOTE))
			.timeout(PING_LIMIT)
			.onErrorResume((error) -> error instanceof R2dbcException || error instanceof TimeoutException,
					(error) -> Mono.just(false))
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(StaleConnectionException::new))
			.then();
	}

	@Override
	public Mono<Connection> create() {
		return this.create;
	}

	/**
	 * Return the settings.
	 * @return the settings
	 */
	public PoolSettings settings() {
		return this.settings;
	}

	/**
	 * Return how busy the pool is.
	 * @return the status at this moment
	 */
	public PoolStatus status() {
		return new PoolStatus(this.settings.size(), this.settings.maxOverflow(), this.metrics.acquiredSize(),
				Math.max(0, this.metrics.allocatedSize() - this.settings.size()), this.metrics.idleSize(),
				this.metrics.pendingAcquireSize());
	}

}
