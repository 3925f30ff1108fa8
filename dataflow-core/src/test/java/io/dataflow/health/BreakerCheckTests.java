/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;

import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.ResilienceStatus.State;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/**
 * Tests for {@link BreakerCheck}.
 */
class BreakerCheckTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	void closedBreakerIsHealthy() {
		expect(State.CLOSED, ComponentHealth.healthy("The circuit breaker is closed."));
	}

	@Test
	void halfOpenBreakerIsDegraded() {
		expect(State.HALF_OPEN,
				ComponentHealth.degraded("The circuit breaker is half open: few calls try the database."));
	}

	@Test
	void openBreakerIsUnhealthy() {
		expect(State.OPEN,
				ComponentHealth.unhealthy("The circuit breaker is open: 5 calls in a row were not answered."));
	}

	private static void expect(State state, ComponentHealth health) {
		new BreakerCheck(() -> new ResilienceStatus(9, 5, 4, state, 5, 0, 1, 0)).check()
			.as(StepVerifier::create)
			.expectNext(health)
			.expectComplete()
			.verify(LIMIT);
	}

}
