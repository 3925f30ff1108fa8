/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.IntSupplier;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRefMetadata;

/**
 * Which connections a pool closes instead of giving them to somebody: those that are
 * broken, those that probably broke together with another one, and those beyond the size
 * that nobody has used for a time.
 */
final class Eviction implements BiPredicate<Connection, PooledRefMetadata> {

	private final int size;

	private final long overflowIdleMillis;

	private volatile IntSupplier open = () -> 0;

	private volatile long suspectUntil = Long.MIN_VALUE;

	Eviction(int size, Duration overflowIdleTime) {
		this.size = size;
		this.overflowIdleMillis = overflowIdleTime.toMillis();
	}

	/**
	 * Watch the number of connections that are open.
	 */
	void watch(IntSupplier connections) {
		this.open = connections;
	}

	/**
	 * Suspect all connections that have not been used since now: what broke one has often
	 * broken the others.
	 */
	void suspectAll() {
		this.suspectUntil = System.currentTimeMillis();
	}

	@Override
	public boolean test(Connection connection, PooledRefMetadata metadata) {
		return metadata.releaseTimestamp() < this.suspectUntil || isSurplus(metadata) || isBroken(connection);
	}

	private boolean isSurplus(PooledRefMetadata metadata) {
		return metadata.idleTime() >= this.overflowIdleMillis && this.open.getAsInt() > this.size;
	}

	/**
	 * Drivers know at once whether the connection is open; who needs time to find out is
	 * asked when the connection is given to somebody.
	 */
	private static boolean isBroken(Connection connection) {
		CompletableFuture<Boolean> valid = Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture();
		return valid.isCompletedExceptionally() || (valid.isDone() && !Boolean.TRUE.equals(valid.getNow(true)));
	}

}
