/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.testing.FakeAdapter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolCheck} and {@link DatabasePing}.
 */
class PoolCheckTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	void whenHalfOfThePoolIsInUseItIsHealthy() {
		expect(new Pool(Mono.empty(), 5, 0), ComponentHealth.healthy("5 of 10 connections are in use."));
	}

	@Test
	void whenMostOfThePoolIsInUseItIsDegraded() {
		expect(new Pool(Mono.empty(), 9, 0), ComponentHealth
			.degraded("More than 80 percent of the pool is in use: 9 of 10 connections are in use."));
	}

	@Test
	void whenAConnectionBecomesFreeInTimeThePoolIsOnlyBusy() {
		expect(new Pool(Mono.empty(), 10, 3), ComponentHealth
			.degraded("More than 80 percent of the pool is in use: 10 of 10 connections are in use."));
	}

	@Test
	void whenNoConnectionBecomesFreeInTimeThePoolIsExhausted() {
		Pool pool = new Pool(Mono.never(), 10, 1);
		expect(pool, ComponentHealth
			.unhealthy("The pool is exhausted: 10 of 10 connections are in use. None became free in time."));
		new DatabaseCheck(ping(pool)).check()
			.as(StepVerifier::create)
			.expectNext(ComponentHealth.degraded("The database was not asked, since all connections are in use."))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void whenTheDatabaseHangsItIsNotThePool() {
		new DatabaseCheck(ping(new Pool(Mono.never(), 1, 0))).check()
			.as(StepVerifier::create)
			.expectNext(ComponentHealth.unhealthy("The database did not answer within 100 ms."))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void questionsThatComeTogetherAreOne() {
		Sinks.Empty<Void> reply = Sinks.empty();
		AtomicInteger asked = new AtomicInteger();
		DatabasePing ping = ping(
				new Pool(reply.asMono().doOnSubscribe((subscription) -> asked.incrementAndGet()), 1, 0));
		Flux.range(0, 5)
			.flatMap((caller) -> ping.answer())
			.as(StepVerifier::create)
			.expectNextCount(5)
			.expectComplete()
			.verify(LIMIT);
		ping.answer().as(StepVerifier::create).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(asked).hasValue(1);
		reply.tryEmitEmpty();
		ping.answer().as(StepVerifier::create).expectNext(Answer.GIVEN).expectComplete().verify(LIMIT);
		assertThat(asked).hasValue(2);
	}

	private static void expect(Pool pool, ComponentHealth health) {
		new PoolCheck(pool, ping(pool)).check()
			.as(StepVerifier::create)
			.expectNext(health)
			.expectComplete()
			.verify(LIMIT);
	}

	private static DatabasePing ping(Pool pool) {
		return new DatabasePing(pool, Duration.ofMillis(100), Duration.ZERO);
	}

	/**
	 * A pool of ten connections.
	 */
	private record Pool(Mono<Void> ping, int inUse, int waiting) implements FakeAdapter, ConnectionPooling {

		@Override
		public Optional<PoolStatus> poolStatus() {
			return Optional.of(new PoolStatus(5, 5, this.inUse, 0, 0, this.waiting));
		}

		@Override
		public Mono<Integer> warmPool() {
			return Mono.just(0);
		}

	}

}
