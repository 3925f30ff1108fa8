/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.dataflow.error.DataFlowException;
import reactor.core.publisher.Mono;

/**
 * A check that never fails and always ends.
 *
 * @param delegate what checks the component
 * @param limit how long it may take
 */
record LimitedCheck(HealthCheck delegate, Duration limit) implements HealthCheck {

	@Override
	public String name() {
		return this.delegate.name();
	}

	@Override
	public Mono<ComponentHealth> check() {
		return Mono.defer(this.delegate::check)
			.timeout(this.limit)
			.onErrorResume((error) -> Mono.just(ComponentHealth.unhealthy(reason(error))));
	}

	/**
	 * Errors that are not ours may hold anything in their messages.
	 */
	private String reason(Throwable error) {
		if (error instanceof TimeoutException) {
			return "The check did not end within " + this.limit.toMillis() + " ms.";
		}
		return (error instanceof DataFlowException known) ? String.valueOf(known.getMessage())
				: "The check failed with " + error.getClass().getName() + ".";
	}

}
