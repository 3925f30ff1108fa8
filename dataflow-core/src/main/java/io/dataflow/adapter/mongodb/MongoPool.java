/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ConnectionPoolSettings;
import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionCreatedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionReadyEvent;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Gives the driver its pool settings, and counts its connections. The driver has a pool
 * for each server; the numbers are those of all servers together. What a URL says itself
 * takes precedence. The driver prepares no statements and asks no connection for a sign
 * of life before its use, so that settings which ask for either are refused before.
 *
 * @since 0.1.0
 */
public final class MongoPool implements ConnectionPoolListener {

	/** How long a connection beyond need stays open; the driver opens those kept anew. */
	private static final Duration IDLE = Duration.ofMinutes(5);

	private static final Duration CONNECT = Duration.ofSeconds(5);

	/** An election of a replica set mostly takes less. */
	private static final Duration SELECTION = Duration.ofSeconds(10);

	private static final MongoClientSettings DEFAULTS = MongoClientSettings.builder().build();

	private final PoolSettings settings;

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger ready = new AtomicInteger();

	private final AtomicInteger used = new AtomicInteger();

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile int size;

	private volatile int greatest;

	/**
	 * Create a pool that is not used yet.
	 * @param settings its settings
	 */
	public MongoPool(PoolSettings settings) {
		this.settings = settings;
		this.size = settings.size();
		this.greatest = settings.maxSize();
	}

	/**
	 * Give a client this pool. Each pool takes one client.
	 * @param client the settings of the client, with those of the URL
	 */
	public void configure(MongoClientSettings.Builder client) {
		MongoClientSettings given = client.build();
		client.applyToConnectionPoolSettings((options) -> pool(options, given.getConnectionPoolSettings()))
			.applyToClusterSettings((options) -> {
				if (given.getClusterSettings().getServerSelectionTimeout(MILLISECONDS) == DEFAULTS.getClusterSettings()
					.getServerSelectionTimeout(MILLISECONDS)) {
					options.serverSelectionTimeout(limit(SELECTION), MILLISECONDS);
				}
			})
			.applyToSocketSettings((options) -> {
				if (given.getSocketSettings().getConnectTimeout(MILLISECONDS) == DEFAULTS.getSocketSettings()
					.getConnectTimeout(MILLISECONDS)) {
					options.connectTimeout(limit(CONNECT), MILLISECONDS);
				}
			});
	}

	private void pool(ConnectionPoolSettings.Builder options, ConnectionPoolSettings given) {
		ConnectionPoolSettings defaults = DEFAULTS.getConnectionPoolSettings();
		boolean limited = given.getMaxSize() != defaults.getMaxSize() && given.getMaxSize() > 0;
		this.greatest = limited ? given.getMaxSize() : this.settings.maxSize();
		int kept = (given.getMinSize() != defaults.getMinSize()) ? given.getMinSize() : this.settings.size();
		this.size = Math.min(kept, this.greatest);
		options.maxSize(this.greatest).minSize(this.size).addConnectionPoolListener(this);
		if (given.getMaxWaitTime(MILLISECONDS) == defaults.getMaxWaitTime(MILLISECONDS)) {
			options.maxWaitTime(this.settings.acquireTimeout().toMillis(), MILLISECONDS);
		}
		if (given.getMaxConnectionIdleTime(MILLISECONDS) == defaults.getMaxConnectionIdleTime(MILLISECONDS)) {
			options.maxConnectionIdleTime(IDLE.toMillis(), MILLISECONDS);
		}
		if (given.getMaxConnectionLifeTime(MILLISECONDS) == defaults.getMaxConnectionLifeTime(MILLISECONDS)) {
			options.maxConnectionLifeTime(lifeTime(), MILLISECONDS);
		}
	}

	/**
	 * The driver has one age for all connections, so only instances differ from each
	 * other.
	 */
	private long lifeTime() {
		double earlier = this.settings.recycleJitter() * ThreadLocalRandom.current().nextDouble();
		return (long) (this.settings.recycle().toMillis() * (1 - earlier));
	}

	private int limit(Duration most) {
		return (int) Math.min(this.settings.acquireTimeout().toMillis(), most.toMillis());
	}

	int size() {
		return this.size;
	}

	/**
	 * Return how many connections have been established and not yet been closed.
	 */
	int ready() {
		return this.ready.get();
	}

	/**
	 * Return how busy the pool is.
	 * @return the status at this moment
	 */
	public PoolStatus status() {
		int opened = this.open.get();
		int checkedOut = this.used.get();
		return new PoolStatus(this.size, this.greatest - this.size, checkedOut, Math.max(0, opened - this.size),
				Math.max(0, opened - checkedOut), this.waiting.get());
	}

	@Override
	public void connectionCreated(ConnectionCreatedEvent event) {
		this.open.incrementAndGet();
	}

	@Override
	public void connectionReady(ConnectionReadyEvent event) {
		this.ready.incrementAndGet();
	}

	@Override
	public void connectionClosed(ConnectionClosedEvent event) {
		this.open.decrementAndGet();
		this.ready.updateAndGet((count) -> Math.min(count, this.open.get()));
	}

	@Override
	public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
		this.waiting.incrementAndGet();
	}

	@Override
	public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
		this.waiting.decrementAndGet();
	}

	@Override
	public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
		this.waiting.decrementAndGet();
		this.used.incrementAndGet();
	}

	@Override
	public void connectionCheckedIn(ConnectionCheckedInEvent event) {
		this.used.decrementAndGet();
	}

}
