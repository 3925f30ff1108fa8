/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.dataflow.resilience.Resilience;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.ResilienceStatus.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of the repetition and the circuit breaker of an instance.
 */
final class ResilienceMetrics implements MeterBinder {

	private final Resilience resilience;

	private final String database;

	/**
	 * Create meters.
	 * @param database the name of the instance
	 * @param resilience what is measured
	 */
	ResilienceMetrics(String database, Resilience resilience) {
		this.resilience = resilience;
		this.database = database;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		counter(registry, "dataflow.retry.attempts", "Calls and transactions that were begun",
				ResilienceStatus::totalAttempts);
		counter(registry, "dataflow.retry.failures", "Attempts that ended with an error",
				ResilienceStatus::totalFailures);
		counter(registry, "dataflow.retry.successes", "Attempts that completed", ResilienceStatus::totalSuccesses);
		counter(registry, "dataflow.circuit.breaker.rejected", "Calls that the circuit breaker has refused",
				ResilienceStatus::rejectedRequests);
		gauge("dataflow.circuit.breaker.failures", "Calls in a row that the database has not answered",
				ResilienceStatus::failureCount)
			.register(registry);
		for (State state : State.values()) {
			gauge("dataflow.circuit.breaker.state", "1 for the state of the circuit breaker, 0 for the others",
					(status) -> (status.state() == state) ? 1 : 0)
				.tag("state", state.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

	private void counter(MeterRegistry registry, String name, String description,
			ToDoubleFunction<ResilienceStatus> value) {
		FunctionCounter.builder(name, this.resilience, (source) -> value.applyAsDouble(source.status()))
			.description(description)
			.tag("database", this.database)
			.register(registry);
	}

	private Gauge.Builder<Resilience> gauge(String name, String description, ToDoubleFunction<ResilienceStatus> value) {
		return Gauge.builder(name, this.resilience, (source) -> value.applyAsDouble(source.status()))
			.description(description)
			.tag("database", this.database);
	}

}
