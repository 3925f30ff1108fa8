/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;
import io.dataflow.adapter.PoolStatus;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports whether the schema is ready and how busy the connection pool is. Whether the
 * database answers is what Spring Boot's contributor {@code r2dbc} reports.
 */
final class DataFlowHealthIndicator extends AbstractReactiveHealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED");

	private static final int BUSY_PERCENT = 80;

	private final DataFlow dataFlow;

	DataFlowHealthIndicator(DataFlow dataFlow) {
		super("DataFlow health check failed");
		this.dataFlow = dataFlow;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.fromSupplier(() -> report(builder).build());
	}

	private Health.Builder report(Health.Builder builder) {
		int percent = this.dataFlow.pool().map(PoolStatus::utilizationPercent).orElse(-1);
		if (percent >= 0) {
			builder.withDetail("poolUtilizationPercent", percent);
		}
		if (!this.dataFlow.isReady()) {
			return builder.outOfService().withDetail("reason", "The schema is not ready yet.");
		}
		if (percent > BUSY_PERCENT) {
			return builder.status(DEGRADED)
				.withDetail("reason", "More than " + BUSY_PERCENT + " percent of the connections are in use.");
		}
		return builder.up();
	}

}
