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
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.query.Query;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.testing.CrashableServer;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.FaultyProxy.Moment;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Whatever happens between an instance and the server of its database: no acknowledged
 * write is lost, none takes effect twice, no connection is missing afterwards, and
 * everything goes on by itself. The test class of a database extends this.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
abstract class FaultSuite implements SilenceFaults, CancellationFaults {

	private @Nullable TestDatabase database;

	@BeforeAll
	void keep(TestDatabase database) {
		this.database = database;
	}

	@Test
	void sessionsThatAreEnded() throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("sessions ended", (writes) -> {
				for (int i = 1; i <= 3; i++) {
					scene.repeatedly(writes, scene::endSessions);
				}
			});
			journal.assertHit();
		}
	}

	@Test
	void connectionsThatAreReset() throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("connections reset", (writes) -> {
				for (int i = 1; i <= 5; i++) {
					scene.repeatedly(writes, scene.proxy()::reset);
				}
			});
			journal.assertHit();
			assertThat(journal.count(Outcome.UNKNOWN)).isPositive();
		}
	}

	@Test
	void serverThatCannotBeReached() throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("connections refused", (writes) -> {
				scene.proxy().shut();
				FaultScene.await("failures", FaultScene.LIMIT, () -> writes.failed() > 3 * FaultLoad.WRITERS);
				scene.awaitOpenCircuit();
				scene.awaitReadiness(false);
				scene.proxy().open();
			});
			journal.assertHit();
		}
	}

	@Test
	void serverThatIsKilled() throws Exception {
		DatabaseName name = Objects.requireNonNull(this.database).name();
		assumeThat(name).as("there are no binaries of MySQL").isNotEqualTo(DatabaseName.MYSQL);
		try (CrashableServer server = CrashableServer.of(name);
				FaultScene scene = FaultScene.open(name, server.url())) {
			FaultJournal journal = scene.underLoad("server killed", (writes) -> {
				server.kill();
				FaultScene.await("failures", FaultScene.LIMIT, () -> writes.failed() > FaultLoad.WRITERS);
				scene.awaitOpenCircuit();
				scene.awaitReadiness(false);
				server.start();
			});
			journal.assertHit();
		}
	}

	@Test
	void latencyFailsNothing() throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("latency of 2 x 20 ms", FaultScene.LIMIT, (writes) -> {
				int before = writes.acknowledged();
				scene.proxy().delay(Duration.ofMillis(20));
				FaultScene.await("writes", FaultScene.LIMIT, () -> writes.acknowledged() > before + 50);
				scene.proxy().recover();
			});
			assertThat(journal.failed()).isZero();
		}
	}

	@Test
	void connectionsThatAFirewallForgets() throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("connections forgotten", (writes) -> {
				scene.proxy().forget();
				FaultScene.await("failures", FaultScene.LIMIT, () -> writes.failed() >= FaultScene.CONNECTIONS);
			});
			journal.assertHit();
			assertThat(journal.count(Outcome.UNKNOWN)).isPositive();
		}
	}

	@Test
	void pingFindsConnectionsThatAFirewallForgot() throws Exception {
		UnaryOperator<PoolSettings> ping = (settings) -> settings.withPrePing(true)
			.withAcquireTimeout(FaultScene.LIMIT);
		try (FaultScene scene = open(ping, FaultScene.BREAKER)) {
			assertThat(scene.pool().idle()).isPositive();
			scene.proxy().forget();
			scene.db().model(Mark.class).create(Mark.of("found")).block(FaultScene.RECOVERY);
			scene.assertQuiet();
			assertThat(scene.labels()).containsExactly("found");
		}
	}

	@ParameterizedTest
	@EnumSource(Moment.class)
	void commitThatIsCut(Moment moment) throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("COMMIT cut " + moment, (writes) -> {
				scene.proxy().cutAt(scene.commit(), moment, 10);
				FaultScene.await("cuts", FaultScene.LIMIT, () -> scene.proxy().cuts() == 10 && writes.failed() >= 10);
			});
			journal.assertHit();
			assertThat(journal.count(Outcome.UNKNOWN)).isGreaterThanOrEqualTo(10);
		}
	}

	@ParameterizedTest
	@EnumSource(Moment.class)
	void statementThatIsCut(Moment moment) throws Exception {
		try (FaultScene scene = open()) {
			FaultJournal journal = scene.underLoad("statement cut " + moment, (writes) -> {
				scene.proxy().cutAt("w1-", moment, 8);
				FaultScene.await("cuts", FaultScene.LIMIT, () -> scene.proxy().cuts() == 8 && writes.failed() > 0);
			});
			journal.assertHit();
		}
	}

	@Test
	void transactionOfWhichTheCommitIsCutIsThereOrNot() throws Exception {
		try (FaultScene scene = open()) {
			for (Moment moment : Moment.values()) {
				scene.proxy().cutAt(scene.commit(), moment, 1);
				Mono<Mark> work = scene.db().model(Mark.class).create(Mark.of(moment.name()));
				Throwable error = catchThrowable(
						() -> scene.db().operations().inTransaction(work).block(FaultScene.LIMIT));
				assertThat(error).isInstanceOf(AmbiguousCommitException.class);
			}
			scene.assertQuiet();
			assertThat(scene.labels()).containsExactly(Moment.BEFORE_ANSWER.name());
		}
	}

	@Test
	void slowReadersDoNotKeepThePoolForEver() throws Exception {
		try (FaultScene scene = open()) {
			ModelOperations<Mark> marks = scene.db().model(Mark.class);
			marks.bulkCreate(Flux.range(0, 20_000).map((i) -> Mark.of("row"))).block(FaultScene.LIMIT);
			List<LeavingSubscriber> readers = Flux.range(0, FaultScene.CONNECTIONS)
				.map((i) -> new LeavingSubscriber(Integer.MAX_VALUE))
				.doOnNext((reader) -> marks.list(Query.all())
					.limitRate(1)
					.delayElements(Duration.ofMillis(50))
					.subscribe(reader))
				.collectList()
				.block(FaultScene.LIMIT);
			FaultScene.await("all connections taken", FaultScene.LIMIT,
					() -> scene.pool().checkedOut() == FaultScene.CONNECTIONS);
			Throwable error = catchThrowable(() -> marks.create(Mark.of("late")).block(FaultScene.LIMIT));
			assertThat(error).isInstanceOf(PoolExhaustedException.class);
			Objects.requireNonNull(readers).forEach(LeavingSubscriber::cancel);
			marks.create(Mark.of("after"))
				.retryWhen(Retry.max(5).filter(PoolExhaustedException.class::isInstance))
				.block(FaultScene.LIMIT);
			scene.assertQuiet();
			assertThat(scene.labels()).contains("after").doesNotContain("late");
		}
	}

	@Override
	public FaultScene open() {
		TestDatabase own = Objects.requireNonNull(this.database);
		return FaultScene.open(own.name(), own.another().url());
	}

	@Override
	public FaultScene open(UnaryOperator<PoolSettings> pool, CircuitBreakerSettings breaker) {
		TestDatabase own = Objects.requireNonNull(this.database);
		return FaultScene.open(own.name(), own.another().url(), pool, breaker);
	}

}
