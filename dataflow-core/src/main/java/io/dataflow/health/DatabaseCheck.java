/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import reactor.core.publisher.Mono;

/**
 * Tells whether the database answers.
 */
final class DatabaseCheck implements HealthCheck {

	private final DatabasePing ping;

	DatabaseCheck(DatabasePing ping) {
		this.ping = ping;
	}

	@Override
	public String name() {
		return "database";
	}

	@Override
	public Mono<ComponentHealth> check() {
		return this.ping.answer().map((answer) -> switch (answer.kind()) {
			case GIVEN -> ComponentHealth.healthy(answer.reason());
			case MISSING -> ComponentHealth.unhealthy(answer.reason());
			case NOT_ASKED -> ComponentHealth.degraded(answer.reason());
		});
	}

}
