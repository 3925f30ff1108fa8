/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.migration.SchemaGate;
import io.dataflow.resilience.Resilience;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The checks of the components of one instance.
 *
 * @since 0.1.0
 */
public final class HealthChecks {

	/** Below the three seconds within which a probe is answered. */
	private static final Duration LIMIT = Duration.ofMillis(2500);

	private final List<HealthCheck> checks;

	private final Clock clock;

	private HealthChecks(List<HealthCheck> checks, Duration limit, Clock clock) {
		this.checks = checks.stream().<HealthCheck>map((check) -> new LimitedCheck(check, limit)).toList();
		this.clock = clock;
	}

	/**
	 * Create the checks of a database.
	 * @param adapter the database
	 * @param schema what knows whether its schema is ready
	 * @param resilience what refuses calls to a database that does not answer
	 * @return the checks {@code database}, {@code schema}, {@code circuit_breaker} and,
	 * when there is a pool, {@code connection_pool}
	 */
	public static HealthChecks of(Adapter adapter, SchemaGate schema, Resilience resilience) {
		DatabasePing ping = new DatabasePing(adapter);
		List<HealthCheck> checks = new ArrayList<>(
				List.of(new DatabaseCheck(ping), new SchemaCheck(schema, ping), new BreakerCheck(resilience::status)));
		if (adapter instanceof ConnectionPooling pooling && pooling.poolStatus().isPresent()) {
			checks.add(new PoolCheck(pooling, ping));
		}
		return of(checks, LIMIT, Clock.systemUTC());
	}

	static HealthChecks of(List<HealthCheck> checks, Duration limit, Clock clock) {
		return new HealthChecks(checks, limit, clock);
	}

	/**
	 * Return the checks one by one.
	 * @return the checks; they never fail and end within three seconds
	 */
	public List<HealthCheck> all() {
		return this.checks;
	}

	/**
	 * Perform all checks at the same time.
	 * @return the report; cold, never fails, within three seconds
	 */
	public Mono<HealthReport> report() {
		return Flux.fromIterable(this.checks)
			.flatMapSequential((check) -> check.check().map((health) -> Map.entry(check.name(), health)))
			.collect(LinkedHashMap<String, ComponentHealth>::new,
					(details, component) -> details.put(component.getKey(), component.getValue()))
			.map((details) -> HealthReport.of(details, this.clock.instant()));
	}

}
