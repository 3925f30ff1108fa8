/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.dataflow.FaultEntities.Mark;
import io.dataflow.FaultJournal.Outcome;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.health.HealthReport;
import io.dataflow.health.HealthStatus;
import io.dataflow.query.Query;
import io.dataflow.resilience.CircuitBreakerOpenException;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.ResilienceStatus.State;
import io.dataflow.testing.FaultyProxy.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A network that takes everything and passes nothing on.
 */
interface SilenceFaults {

	FaultScene open();

	FaultScene open(UnaryOperator<PoolSettings> pool, CircuitBreakerSettings breaker);

	@ParameterizedTest
	@EnumSource(Direction.class)
	default void connectionsThatGoSilent(Direction direction) throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("silence " + direction, (writes) -> {
				scene.proxy().goSilent(direction);
				scene.awaitReadiness(false);
				FaultScene.await("failures", FaultScene.LIMIT, () -> writes.failed() > 2 * FaultLoad.WRITERS);
				scene.awaitOpenCircuit();
				scene.proxy().recover();
			});
			journal.assertHit();
			assertThat(journal.count(Outcome.UNKNOWN)).isPositive();
		}
	}

	/**
	 * A call is tried three times, so that the second one brings the fifth failure.
	 */
	@Test
	default void silenceOpensTheCircuitAfterAsManyFailuresAsWereSet() throws Exception {
		CircuitBreakerSettings breaker = new CircuitBreakerSettings(true, 5, 2, Duration.ofSeconds(5));
		try (FaultScene scene = open((pool) -> pool.withAcquireTimeout(Duration.ofSeconds(3)), breaker)) {
			scene.proxy().goSilent(Direction.TO_SERVER, Direction.TO_CLIENT);
			// what is idle in the pool would else be silent for as long as callers wait
			scene.proxy().reset();
			assertThat(failure(scene)).isInstanceOf(ConnectionFailedException.class);
			assertStatus(scene.resilience(), State.CLOSED, 3, 0);
			assertThat(failure(scene)).isInstanceOf(CircuitBreakerOpenException.class)
				.hasMessageContaining("is open, since it has not answered");
			assertStatus(scene.resilience(), State.OPEN, 5, 1);
			assertUnready(Objects.requireNonNull(scene.db().health().block(FaultScene.LIMIT)));
			scene.proxy().recover();
			scene.assertQuiet();
			assertThat(scene.resilience().stateChanges()).as("open, half open, closed").isGreaterThanOrEqualTo(3);
			scene.db().model(Mark.class).create(Mark.of("after")).block(FaultScene.LIMIT);
			assertThat(scene.labels()).containsExactly("after");
		}
	}

	private static Throwable failure(FaultScene scene) {
		return catchThrowable(() -> scene.db().model(Mark.class).count(Query.all()).block(FaultScene.LIMIT));
	}

	private static void assertStatus(ResilienceStatus status, State state, int failures, long rejected) {
		assertThat(status.state()).isEqualTo(state);
		assertThat(status.failureCount()).isEqualTo(failures);
		assertThat(status.rejectedRequests()).isEqualTo(rejected);
		assertThat(status.stateChanges()).isEqualTo((state == State.OPEN) ? 1 : 0);
	}

	private static void assertUnready(HealthReport report) {
		assertThat(report.isReady()).isFalse();
		assertThat(report.details().get("circuit_breaker")).isNotNull().satisfies((breaker) -> {
			assertThat(breaker.status()).isEqualTo(HealthStatus.UNHEALTHY);
			assertThat(breaker.message()).isEqualTo("The circuit breaker is open: 5 calls in a row were not answered.");
		});
	}

	/**
	 * While the network is silent, everything still has to come back.
	 */
	@Test
	default void silenceKeepsNoConnection() throws Exception {
		try (FaultScene scene = open()) {
			scene.proxy().goSilent(Direction.TO_SERVER, Direction.TO_CLIENT);
			Mono<Object> single = scene.db()
				.model(Mark.class)
				.create(Mark.of("silent"))
				.cast(Object.class)
				.timeout(FaultScene.PATIENCE);
			Mono<Object> transaction = scene.db()
				.operations()
				.inTransaction(scene.db().model(Mark.class).create(Mark.of("silent")).cast(Object.class))
				.timeout(FaultScene.PATIENCE);
			List<Boolean> failed = Flux.merge(transaction, single, transaction, single)
				.map((done) -> false)
				.onErrorReturn(true)
				.collectList()
				.block(FaultScene.LIMIT);
			assertThat(failed).containsOnly(true);
			FaultScene.await("connections given back", FaultScene.LIMIT, scene::isIdle);
			scene.proxy().recover();
			scene.assertQuiet();
		}
	}

}
