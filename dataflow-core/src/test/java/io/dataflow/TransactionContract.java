/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.error.DataFlowException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Transactions take effect as a whole or not at all, and give their connection back.
 */
@Needs(Capability.TRANSACTIONS)
interface TransactionContract extends StoredPeople {

	@Test
	default void workInATransactionIsCommitted() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = create(instance, "p1").then(create(instance, "p2"))
				.then(instance.db().model(Person.class).count(Query.all()));
			assertThat(await(instance.db().operations().inTransaction(work))).isEqualTo(2);
			assertThat(stored("people")).isEqualTo(2);
		}
	}

	@Test
	default void errorOfTheCallerRollsBackAndStaysTheSame() throws SQLException {
		IllegalStateException error = new IllegalStateException("changed my mind");
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> work = create(instance, "p1").then(Mono.error(error));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(work)))).isSameAs(error);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void transactionWithoutAValueIsCommitted() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			instance.db().operations().inTransaction(create(instance, "p1").then()).block(LIMIT);
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	default void transactionInsideATransactionJoinsIt() throws SQLException {
		IllegalStateException error = new IllegalStateException("outer");
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> inner = instance.db().operations().inTransaction(create(instance, "p1"));
			Mono<Person> outer = instance.db().operations().inTransaction(inner.then(Mono.error(error)));
			assertThat(catchThrowable(() -> await(outer))).isSameAs(error);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void innerFailureCannotBeCommittedByTheOuterTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> inner = instance.db()
				.operations()
				.inTransaction(create(instance, "p1").then(Mono.error(new IllegalStateException("inner"))));
			Mono<String> outer = instance.db()
				.operations()
				.inTransaction(inner.map(Person::id)
					.onErrorResume(IllegalStateException.class, (error) -> Mono.just("caught")));
			DataFlowException failure = catchThrowableOfType(DataFlowException.class, () -> await(outer));
			assertThat(failure.code()).isEqualTo("DF-504");
			assertThat(failure).hasMessageContaining("rolled back");
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void operationsAtTheSameTimeShareOneTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = Flux.range(0, 50).flatMap((i) -> create(instance, "p" + i), 16).count();
			assertThat(await(instance.db().operations().inTransaction(work))).isEqualTo(50);
			assertThat(stored("people")).isEqualTo(50);
		}
	}

	@Test
	default void duplicateKeyInATransactionIsTheCallersToSee() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> work = create(instance, "p1").then(create(instance, "p1"));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(work))))
				.isInstanceOf(DuplicateKeyException.class);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void poolThatIsExhaustedIsAnErrorThatPasses() {
		DataFlow instance = DataFlow.builder(url())
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.pool(PoolSettings.defaults().withSize(1).withMaxOverflow(0).withAcquireTimeout(Duration.ofSeconds(1)))
			.build();
		ModelOperations<Person> people = instance.model(Person.class);
		assertThat(await(people.count(Query.all()))).isZero();
		Sinks.Empty<Void> end = Sinks.empty();
		Sinks.Empty<Void> begun = Sinks.empty();
		Mono<Person> holding = instance.operations()
			.inTransaction(people.create(person("p1"))
				.delayUntil((created) -> Mono.fromRunnable(begun::tryEmitEmpty).then(end.asMono())));
		Mono<Throwable> refused = begun.asMono()
			.then(people.count(Query.all()))
			.map((count) -> (Throwable) new AssertionError("got a connection"))
			.onErrorResume(Mono::just)
			.doOnTerminate(end::tryEmitEmpty);
		Throwable failure = await(Mono.zip(refused, holding)).getT1();
		assertThat(failure).isInstanceOf(PoolExhaustedException.class)
			.hasMessageContaining("all connections of the pool are in use");
		assertThat(((PoolExhaustedException) failure).code()).isEqualTo("DF-507");
		assertThat(await(people.count(Query.all()))).isEqualTo(1);
		instance.close().block(LIMIT);
	}

}
