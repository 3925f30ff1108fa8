/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.function.ToDoubleFunction;

import io.dataflow.DataFlow;
import io.dataflow.adapter.PoolStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of how busy the connection pool of an instance is; none when its connections
 * come from no pool that can be looked into.
 */
final class PoolMetrics implements MeterBinder {

	private final DataFlow dataFlow;

	/**
	 * Create the meters of an instance.
	 * @param dataFlow the instance
	 */
	PoolMetrics(DataFlow dataFlow) {
		this.dataFlow = dataFlow;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.dataFlow.pool().isEmpty()) {
			return;
		}
		gauge(registry, "size", "Connections that are kept open", PoolStatus::size);
		gauge(registry, "checked.out", "Connections in use", PoolStatus::checkedOut);
		gauge(registry, "overflow", "Open connections beyond the size", PoolStatus::overflow);
		gauge(registry, "idle", "Open connections that nobody uses", PoolStatus::idle);
		gauge(registry, "waiting", "How many wait for a connection", PoolStatus::waiting);
		gauge(registry, "utilization.percent", "Share of all possible connections that are in use",
				PoolStatus::utilizationPercent);
		gauge(registry, "is.exhausted", "1 when all possible connections are in use, else 0",
				(status) -> status.isExhausted() ? 1 : 0);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<PoolStatus> value) {
		Gauge
			.builder("dataflow.pool." + name, this.dataFlow,
					(instance) -> instance.pool().map(value::applyAsDouble).orElse(Double.NaN))
			.description(description)
			.tag("database", this.dataFlow.name())
			.register(registry);
	}

}
