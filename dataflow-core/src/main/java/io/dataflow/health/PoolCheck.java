/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.PoolStatus;
import reactor.core.publisher.Mono;

/**
 * Tells how busy the connection pool is. That all connections are in use for a moment is
 * what a pool is for; it is exhausted when none becomes free while the database is to be
 * asked for a sign of life.
 */
final class PoolCheck implements HealthCheck {

	private static final int BUSY_PERCENT = 80;

	private final ConnectionPooling pool;

	private final DatabasePing ping;

	PoolCheck(ConnectionPooling pool, DatabasePing ping) {
		this.pool = pool;
		this.ping = ping;
	}

	@Override
	public String name() {
		return "connection_pool";
	}

	@Override
	public Mono<ComponentHealth> check() {
		return Mono.defer(() -> {
			PoolStatus status = this.pool.poolStatus().orElse(null);
			if (status == null) {
				return Mono.just(ComponentHealth.healthy("There is no pool to look into."));
			}
			return (status.isExhausted()) ? exhausted(status) : Mono.just(busy(status));
		});
	}

	private Mono<ComponentHealth> exhausted(PoolStatus status) {
		return this.ping.answer()
			.map((answer) -> (answer.kind() == Answer.Kind.NOT_ASKED) ? ComponentHealth
				.unhealthy("The pool is exhausted: " + inUse(status) + " None became free in time.") : busy(status));
	}

	/**
	 * A pool of one connection is not busy because it is in use, for instance by us.
	 */
	private static ComponentHealth busy(PoolStatus status) {
		boolean busy = status.utilizationPercent() > BUSY_PERCENT && (maximum(status) > 1 || status.waiting() > 1);
		return (busy)
				? ComponentHealth
					.degraded("More than " + BUSY_PERCENT + " percent of the pool is in use: " + inUse(status))
				: ComponentHealth.healthy(inUse(status));
	}

	private static String inUse(PoolStatus status) {
		return status.checkedOut() + " of " + maximum(status) + " connections are in use.";
	}

	private static int maximum(PoolStatus status) {
		return status.size() + status.maxOverflow();
	}

}
