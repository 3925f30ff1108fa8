/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ConnectionPoolSettings;
import com.mongodb.connection.SocketSettings;
import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionCreatedEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;

/**
 * The pool of the driver under the settings of DataFlow: sets it up, and counts what it
 * does. What the URL says outranks the settings. The driver has a pool for each server of
 * a replica set; the numbers are those of all together.
 *
 * @since 0.1.0
 */
public final class MongoPool {

	/** How long a server is looked for, and a connection to it is in the making. */
	static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration IDLE_TIME = Duration.ofMinutes(1);

	private static final ConnectionPoolSettings UNSET = ConnectionPoolSettings.builder().build();

	private final PoolSettings settings;

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger checkedOut = new AtomicInteger();

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile int size;

	private volatile int maxSize;

	/**
	 * Create a pool that no client has yet.
	 * @param settings how many connections to keep, and for how long
	 */
	public MongoPool(PoolSettings settings) {
		this.settings = settings;
		this.size = settings.size();
		this.maxSize = settings.maxSize();
	}

	/**
	 * Set the pool of a client up. A pool is of one client.
	 * @param builder the settings of the client, to which its URL was applied before
	 */
	public void configure(MongoClientSettings.Builder builder) {
		builder.applyToConnectionPoolSettings(this::configurePool)
			.applyToClusterSettings(this::limitSelection)
			.applyToSocketSettings(this::limitConnecting);
	}

	private void configurePool(ConnectionPoolSettings.Builder builder) {
		ConnectionPoolSettings given = builder.build();
		if (given.getMaxSize() == UNSET.getMaxSize()) {
			builder.maxSize(Math.max(this.settings.maxSize(), given.getMinSize()));
		}
		if (given.getMinSize() == UNSET.getMinSize()) {
			builder.minSize(Math.min(this.settings.size(), builder.build().getMaxSize()));
		}
		if (lifeTime(given) == lifeTime(UNSET)) {
			builder.maxConnectionLifeTime(this.settings.recycle().toMillis(), TimeUnit.MILLISECONDS);
		}
		if (given.getMaxConnectionIdleTime(TimeUnit.MILLISECONDS) == 0 && this.settings.maxOverflow() > 0) {
			builder.maxConnectionIdleTime(IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS);
		}
		if (waitTime(given) == waitTime(UNSET)) {
			builder.maxWaitTime(this.settings.acquireTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		builder.addConnectionPoolListener(new Listener());
		this.size = builder.build().getMinSize();
		this.maxSize = builder.build().getMaxSize();
	}

	private static long lifeTime(ConnectionPoolSettings settings) {
		return settings.getMaxConnectionLifeTime(TimeUnit.MILLISECONDS);
	}

	private static long waitTime(ConnectionPoolSettings settings) {
		return settings.getMaxWaitTime(TimeUnit.MILLISECONDS);
	}

	private void limitSelection(ClusterSettings.Builder builder) {
		long unset = ClusterSettings.builder().build().getServerSelectionTimeout(TimeUnit.MILLISECONDS);
		if (builder.build().getServerSelectionTimeout(TimeUnit.MILLISECONDS) == unset) {
			builder.serverSelectionTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void limitConnecting(SocketSettings.Builder builder) {
		int unset = SocketSettings.builder().build().getConnectTimeout(TimeUnit.MILLISECONDS);
		if (builder.build().getConnectTimeout(TimeUnit.MILLISECONDS) == unset) {
			builder.connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Return how busy the connections are.
	 * @return the status at this moment
	 */
	public PoolStatus status() {
		int all = this.open.get();
		int used = Math.max(0, this.checkedOut.get());
		return new PoolStatus(this.size, this.maxSize - this.size, used, Math.max(0, all - this.size),
				Math.max(0, all - used), Math.max(0, this.waiting.get()));
	}

	/**
	 * Counts what the driver tells.
	 */
	private final class Listener implements ConnectionPoolListener {

		@Override
		public void connectionCreated(ConnectionCreatedEvent event) {
			MongoPool.this.open.incrementAndGet();
		}

		@Override
		public void connectionClosed(ConnectionClosedEvent event) {
			MongoPool.this.open.decrementAndGet();
		}

		@Override
		public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
			MongoPool.this.waiting.incrementAndGet();
		}

		@Override
		public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
			MongoPool.this.waiting.decrementAndGet();
		}

		@Override
		public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
			MongoPool.this.waiting.decrementAndGet();
			MongoPool.this.checkedOut.incrementAndGet();
		}

		@Override
		public void connectionCheckedIn(ConnectionCheckedInEvent event) {
			MongoPool.this.checkedOut.decrementAndGet();
		}

	}

}
