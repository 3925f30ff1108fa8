/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Duration;

import io.dataflow.DataFlow;
import io.dataflow.DataFlowBuilder;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.RetrySettings;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * What stands between a call and the database.
 */
enum Interception {

	/** Nothing but what the entity itself asks for. */
	NONE,

	/** Repetition and circuit breaker, as they are unless told otherwise. */
	RESILIENCE,

	/**
	 * Timers for Prometheus of runs, nodes and operations, and the search for slow
	 * queries.
	 */
	OBSERVATION,

	/** Both, as an application with the starter has them. */
	BOTH;

	DataFlow dataFlow(BenchmarkDatabase database) {
		DataFlowBuilder builder = database.builder();
		if (this == NONE || this == OBSERVATION) {
			builder.retry(RetrySettings.none()).circuitBreaker(CircuitBreakerSettings.none());
		}
		if (this == NONE || this == RESILIENCE) {
			builder.slowQueryThreshold(Duration.ZERO);
		}
		else {
			builder.observationRegistry(registry());
		}
		return builder.build();
	}

	private static ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(
					new DefaultMeterObservationHandler(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
		return registry;
	}

}
