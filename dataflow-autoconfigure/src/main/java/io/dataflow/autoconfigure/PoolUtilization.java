/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

/**
 * How busy a connection pool is.
 */
final class PoolUtilization {

	private final @Nullable PoolMetrics metrics;

	private PoolUtilization(@Nullable PoolMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Look for a pool behind a connection factory and its wrappers.
	 * @param connectionFactory the connection factory, or {@code null}
	 */
	static PoolUtilization of(@Nullable ConnectionFactory connectionFactory) {
		Object candidate = connectionFactory;
		while (candidate instanceof Wrapped<?> wrapped && !(candidate instanceof ConnectionPool)) {
			candidate = wrapped.unwrap();
		}
		return new PoolUtilization((candidate instanceof ConnectionPool pool) ? pool.getMetrics().orElse(null) : null);
	}

	/**
	 * Return the share of the connections that are in use.
	 * @return percent, or -1 when there is no pool
	 */
	int percent() {
		return (this.metrics != null) ? 100 * this.metrics.acquiredSize() / this.metrics.getMaxAllocatedSize() : -1;
	}

}
