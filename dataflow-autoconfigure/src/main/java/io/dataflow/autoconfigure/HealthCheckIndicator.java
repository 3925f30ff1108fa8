/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.health.HealthCheck;
import io.dataflow.health.HealthStatus;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * One component of DataFlow in the words of Spring Boot. The reason is the description of
 * the status, which is shown whether or not details are.
 */
final class HealthCheckIndicator implements ReactiveHealthIndicator {

	/** The status of what works, but not as it should. */
	static final String DEGRADED = "DEGRADED";

	private final HealthCheck check;

	HealthCheckIndicator(HealthCheck check) {
		this.check = check;
	}

	@Override
	public Mono<Health> health() {
		return this.check.check()
			.map((health) -> Health.status(new Status(code(health.status()), health.message())).build());
	}

	private static String code(HealthStatus status) {
		return switch (status) {
			case HEALTHY -> Status.UP.getCode();
			case DEGRADED -> DEGRADED;
			case UNHEALTHY -> Status.DOWN.getCode();
		};
	}

}
