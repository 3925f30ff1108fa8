/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.TransactionTimeoutException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A transaction that lasts too long is stopped and leaves nothing behind.
 */
@Needs(Capability.TRANSACTIONS)
interface TransactionTimeoutContract extends StoredPeople {

	/** How long a result may take that should not have to wait for anything. */
	Duration SOON = Duration.ofSeconds(4);

	/** The time limit of the transactions. */
	TransactionSettings SHORT = TransactionSettings.DEFAULT.timeout(Duration.ofMillis(300));

	@Test
	default void timeLimitRollsBack() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			TransactionTimeoutException failure = failing(instance,
					people(instance).create(person("p1")).then(Mono.never()));
			assertThat(failure.code()).isEqualTo("DF-505");
			assertThat(failure).hasMessage("[DF-505] The transaction took longer than 0.3 s and was rolled back.");
			assertThat(failure.action()).contains("raise its time limit");
			assertThat(failure.timeout()).isEqualTo(Duration.ofMillis(300));
			assertThat(stored("people")).isZero();
			assertThat(people(instance).create(person("p1")).block(SOON)).isNotNull();
		}
	}

	@Test
	default void transactionThatIsInTimeIsCommitted() throws SQLException {
		TransactionSettings settings = TransactionSettings.DEFAULT.timeout(LIMIT);
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			await(instance.db().operations().inTransaction(settings, people(instance).create(person("p1"))));
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void timeLimitStopsAStatementThatWaitsForALock() throws SQLException {
		await(db().model(Person.class).create(person("p1")));
		try (Stranger other = Stranger.at(url()).begin(); PooledInstance instance = PooledInstance.open(url(), 1)) {
			other.changePerson("p1");
			failing(instance, people(instance).update("p1", Map.of("age", 2)));
			assertNothingRuns();
			assertThat(people(instance).count(Query.all()).block(SOON)).isEqualTo(1);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void timeLimitStopsAQueryOfSpring() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			failing(instance, raw(instance, Dialects.slowQuery(database().name())));
			assertNothingRuns();
			assertThat(people(instance).count(Query.all()).block(SOON)).isZero();
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void timeLimitIsToldToTheServerAndTakenBack() {
		IllegalStateException error = new IllegalStateException("no");
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<String> limit = raw(instance, Dialects.statementLimit(database().name()));
			String before = await(limit);
			TransactionSettings settings = TransactionSettings.DEFAULT.timeout(LIMIT);
			String inside = await(instance.db().operations().inTransaction(settings, limit));
			assertThat(inside.equals(before)).isEqualTo(database().name() == DatabaseName.SQLITE);
			assertThat(await(limit)).as("after a commit").isEqualTo(before);
			assertThat(catchThrowable(() -> await(
					instance.db().operations().inTransaction(settings, limit.then(Mono.<String>error(error))))))
				.isSameAs(error);
			assertThat(await(limit)).as("after a rollback").isEqualTo(before);
			failing(instance, limit.then(Mono.never()));
			assertThat(await(limit)).as("after the time limit").isEqualTo(before);
		}
	}

	@Test
	default void timeLimitOfInnerWorkEndsTheOuterTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> inner = instance.db().operations().inTransaction(SHORT, Mono.never());
			Mono<Person> outer = people(instance).create(person("p1")).then(inner);
			assertThat(catchThrowable(() -> instance.db().operations().inTransaction(outer).block(SOON)))
				.isInstanceOf(TransactionTimeoutException.class);
			assertThat(stored("people")).isZero();
			Mono<Person> swallowed = people(instance).create(person("p1"))
				.then(inner.onErrorReturn(TransactionTimeoutException.class, person("p1")));
			assertThat(catchThrowable(() -> instance.db().operations().inTransaction(swallowed).block(SOON)))
				.hasMessageContaining("DF-504");
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void randomTimeLimitsLeaveNothingBehind() throws SQLException {
		SplittableRandom random = new SplittableRandom(7);
		try (PooledInstance instance = PooledInstance.open(url(), 4)) {
			long committed = Flux.range(0, 300).flatMap((i) -> {
				Duration limit = Duration.ofNanos(1 + random.nextLong(15_000_000));
				Mono<Person> work = people(instance).create(person("a" + i))
					.then(people(instance).create(person("b" + i)));
				return instance.db()
					.operations()
					.inTransaction(TransactionSettings.DEFAULT.timeout(limit), work)
					.onErrorComplete(TransactionTimeoutException.class);
			}, 16).count().block(Duration.ofMinutes(1));
			instance.awaitIdle();
			assertThat(stored("people")).isEqualTo(2 * committed);
		}
	}

	private TransactionTimeoutException failing(PooledInstance instance, Mono<?> work) {
		TransactionTimeoutException failure = catchThrowableOfType(TransactionTimeoutException.class,
				() -> instance.db().operations().inTransaction(SHORT, work).block(SOON));
		assertThat(failure).isNotNull();
		return failure;
	}

	private void assertNothingRuns() throws SQLException {
		ServerView.of(database(), url()).assertNothingIsExecuted();
	}

}
