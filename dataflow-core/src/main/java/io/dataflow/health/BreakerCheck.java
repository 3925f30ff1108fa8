/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.util.function.Supplier;

import io.dataflow.resilience.ResilienceStatus;
import reactor.core.publisher.Mono;

/**
 * Tells whether the circuit breaker lets calls through. It is never open for longer than
 * it was told to, so that an instance that gets no requests meanwhile becomes ready
 * again.
 */
final class BreakerCheck implements HealthCheck {

	private final Supplier<ResilienceStatus> resilience;

	BreakerCheck(Supplier<ResilienceStatus> resilience) {
		this.resilience = resilience;
	}

	@Override
	public String name() {
		return "circuit_breaker";
	}

	@Override
	public Mono<ComponentHealth> check() {
		return Mono.fromSupplier(() -> {
			ResilienceStatus status = this.resilience.get();
			return switch (status.state()) {
				case CLOSED -> ComponentHealth.healthy("The circuit breaker is closed.");
				case HALF_OPEN ->
					ComponentHealth.degraded("The circuit breaker is half open: few calls try the database.");
				case OPEN -> ComponentHealth.unhealthy(
						"The circuit breaker is open: " + status.failureCount() + " calls in a row were not answered.");
			};
		});
	}

}
