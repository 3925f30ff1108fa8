/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.ReadOnlyException;
import io.dataflow.operation.BulkResult;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Isolation and read-only reach the database, and the connection comes back without them.
 */
@Needs(Capability.TRANSACTIONS)
interface TransactionSettingsContract extends StoredPeople {

	/** How seldom MySQL looks at its transactions, and a little more. */
	Duration AGAIN = Duration.ofMillis(150);

	/** For work that only reads. */
	TransactionSettings READ_ONLY = TransactionSettings.DEFAULT.readOnly(true);

	@Test
	@Needs(Capability.SQL)
	default void isolationIsThatOfTheTransactionAndOfNoLaterOne() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			assertIsolation(instance, null);
			for (IsolationLevel level : IsolationLevel.values()) {
				assertIsolation(instance, level);
				assertIsolation(instance, null);
			}
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void isolationIsThatOfNoLaterTransactionWhenItsOwnFails() {
		IllegalStateException error = new IllegalStateException("no");
		TransactionSettings settings = TransactionSettings.DEFAULT.isolation(IsolationLevel.SERIALIZABLE);
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = people(instance).count(Query.all()).then(Mono.error(error));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(settings, work))))
				.isSameAs(error);
			assertIsolation(instance, null);
		}
	}

	private void assertIsolation(PooledInstance instance, @Nullable IsolationLevel level) {
		IsolationLevel expected = Dialects.given(database().name(), level);
		Mono<IsolationLevel> current = people(instance).count(Query.all())
			.then(raw(instance, Dialects.isolation(database().name())))
			.map(IsolationLevel::parse);
		IsolationLevel found = await(instance.db()
			.operations()
			.inTransaction(TransactionSettings.DEFAULT.isolation(level),
					Flux.interval(Duration.ZERO, AGAIN)
						.onBackpressureDrop()
						.concatMap((tick) -> current)
						.takeUntil(expected::equals)
						.take(10)
						.last()));
		assertThat(found).isEqualTo(expected);
	}

	@Test
	default void repeatedReadsSeeTheSame() throws SQLException {
		TransactionSettings settings = READ_ONLY.isolation(IsolationLevel.REPEATABLE_READ);
		try (PooledInstance instance = PooledInstance.open(url(), 1); Stranger other = Stranger.at(url())) {
			Mono<Long> count = people(instance).count(Query.all());
			Mono<List<Long>> work = count.flatMap((first) -> insert(other).then(count).map((second) -> {
				return List.of(first, second);
			}));
			assertThat(await(instance.db().operations().inTransaction(settings, work))).containsExactly(0L, 0L);
			assertThat(await(count)).isEqualTo(1);
		}
	}

	private static Mono<Stranger> insert(Stranger other) {
		return Mono.fromCallable(() -> other.addPerson("stranger"));
	}

	@Test
	default void readOnlyTransactionReads() {
		await(db().model(Person.class).create(person("p1")));
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = people(instance).read("p1").then(people(instance).count(Query.all()));
			assertThat(await(instance.db().operations().inTransaction(READ_ONLY, work))).isEqualTo(1);
		}
	}

	@Test
	default void readOnlyTransactionRefusesToWrite() throws SQLException {
		await(db().model(Person.class).create(person("p1")));
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			ModelOperations<Person> people = people(instance);
			assertReadOnly(instance, people.create(person("p2")));
			assertReadOnly(instance, people.update("p1", Map.of("age", 7)));
			assertReadOnly(instance, people.delete("p1"));
			assertReadOnly(instance, people.upsert(person("p1")));
			assertReadOnly(instance, people.bulkCreate(Flux.just(person("p2"), person("p3"))));
			assertReadOnly(instance, people.bulkUpdate(Query.all(), Map.of("age", 7)));
			assertReadOnly(instance, people.bulkUpsert(Flux.just(person("p1"))));
			assertReadOnly(instance, people.bulkDelete(Query.where(Map.of("age", 36))));
			assertThat(await(people.read("p1")).age()).isEqualTo(36);
			assertThat(await(people.create(person("p4"))).id()).as("after it").isEqualTo("p4");
		}
	}

	private void assertReadOnly(PooledInstance instance, Mono<?> work) {
		ReadOnlyException refusal = catchThrowableOfType(ReadOnlyException.class,
				() -> instance.db().operations().inTransaction(READ_ONLY, work).block(LIMIT));
		assertThat(refusal).isNotNull();
		assertThat(refusal.code()).isEqualTo("DF-504");
		assertThat(refusal).hasMessageContaining("the transaction, or the database, is read-only.");
		assertThat(refusal.action()).contains("without readOnly");
	}

	@Test
	@Needs(Capability.SQL)
	default void readOnlyTransactionDoesNotCommitWhatOthersWriteInIt() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> raw = DatabaseClient.create(instance.pool())
				.sql("INSERT INTO customers (id) VALUES ('raw')")
				.fetch()
				.rowsUpdated();
			assertReadOnly(instance, raw);
			assertThat(stored("customers")).isZero();
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void readOnlyTransactionOfSpringRefusesToWrite() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
			definition.setReadOnly(true);
			TransactionalOperator spring = TransactionalOperator.create(new R2dbcTransactionManager(instance.pool()),
					definition);
			Mono<Person> work = people(instance).create(person("p1")).as(spring::transactional);
			assertThat(catchThrowable(() -> await(work))).isInstanceOf(ReadOnlyException.class);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void innerWorkKeepsTheIsolationAndTheRightsOfItsTransaction() throws SQLException {
		TransactionSettings inner = READ_ONLY.isolation(IsolationLevel.SERIALIZABLE);
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> create = people(instance).create(person("p1"));
			await(instance.db().operations().inTransaction(instance.db().operations().inTransaction(inner, create)));
			assertThat(stored("people")).isEqualTo(1);
			Mono<BulkResult> bulk = people(instance).bulkCreate(Flux.just(person("p2")));
			assertReadOnly(instance, instance.db().operations().inTransaction(TransactionSettings.DEFAULT, bulk));
		}
	}

}
