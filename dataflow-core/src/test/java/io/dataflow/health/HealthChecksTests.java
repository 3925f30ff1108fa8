/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthChecks}.
 */
class HealthChecksTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final ComponentHealth GOOD = ComponentHealth.healthy("Fine.");

	@Test
	void whenEverythingIsHealthyTheWholeIs() {
		report(check("a", GOOD), check("b", GOOD)).as(StepVerifier::create).assertNext((report) -> {
			assertThat(report.status()).isEqualTo(HealthStatus.HEALTHY);
			assertThat(report.message()).isEqualTo("All components are healthy.");
			assertThat(report.details()).containsExactly(Map.entry("a", GOOD), Map.entry("b", GOOD));
			assertThat(report.timestamp()).isEqualTo(NOW);
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void whenSomethingIsDegradedTheWholeIsButServes() {
		report(check("a", ComponentHealth.degraded("Busy.")), check("b", GOOD)).as(StepVerifier::create)
			.assertNext((report) -> {
				assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
				assertThat(report.message()).isEqualTo("a: Busy.");
				assertThat(report.isReady()).isTrue();
			})
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void whenSomethingIsUnhealthyTheWholeIs() {
		report(check("a", ComponentHealth.degraded("Busy.")), check("b", ComponentHealth.unhealthy("Gone.")))
			.as(StepVerifier::create)
			.assertNext((report) -> {
				assertThat(report.status()).isEqualTo(HealthStatus.UNHEALTHY);
				assertThat(report.message()).isEqualTo("b: Gone.");
				assertThat(report.isReady()).isFalse();
			})
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void checkThatDoesNotEndIsUnhealthy() {
		report(check("a", Mono.never())).as(StepVerifier::create)
			.assertNext((report) -> assertThat(report.message()).isEqualTo("a: The check did not end within 100 ms."))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void checkThatFailsIsUnhealthyAndItsMessageIsNotTold() {
		report(check("a", Mono.error(new IllegalStateException("password")))).as(StepVerifier::create)
			.assertNext((report) -> assertThat(report.message())
				.isEqualTo("a: The check failed with java.lang.IllegalStateException."))
			.expectComplete()
			.verify(LIMIT);
	}

	private static Mono<HealthReport> report(HealthCheck... checks) {
		return HealthChecks.of(Arrays.asList(checks), Duration.ofMillis(100), Clock.fixed(NOW, ZoneOffset.UTC))
			.report();
	}

	private static HealthCheck check(String name, ComponentHealth health) {
		return check(name, Mono.just(health));
	}

	private static HealthCheck check(String name, Mono<ComponentHealth> health) {
		return new HealthCheck() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Mono<ComponentHealth> check() {
				return health;
			}

		};
	}

}
