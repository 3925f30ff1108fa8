/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.sql.SavepointException;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.transaction.InvalidTransactionSettingException;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A transaction can go back to where it was, and go on from there.
 */
@Needs(Capability.SAVEPOINTS)
interface SavepointContract extends StoredPeople {

	@Test
	default void rollbackUndoesWhatCameAfterTheSavepoint() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("here"))
			.then(people.create(person("p2")))
			.then(tx.rollbackToSavepoint("here"))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void savepointRemainsAfterARollback() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("here"))
			.then(people.create(person("p2")))
			.then(tx.rollbackToSavepoint("here"))
			.then(people.create(person("p3")))
			.then(tx.rollbackToSavepoint("here")))).containsExactly("p1");
	}

	@Test
	default void savepointOfTheSameNameIsReplaced() {
		assertThat(committed((people, tx) -> tx.createSavepoint("here")
			.then(people.create(person("p1")))
			.then(tx.createSavepoint("here"))
			.then(people.create(person("p2")))
			.then(tx.rollbackToSavepoint("here")))).containsExactly("p1");
	}

	@Test
	default void namesMayBeWordsOfTheDatabaseAndDifferInCase() {
		assertThat(committed((people, tx) -> tx.createSavepoint("SELECT")
			.then(people.create(person("p1")))
			.then(tx.createSavepoint("select"))
			.then(people.create(person("p2")))
			.then(tx.rollbackToSavepoint("SELECT"))
			.then(people.create(person("p3"))))).containsExactly("p3");
	}

	@Test
	default void rollbackDropsLaterSavepoints() {
		assertThat(committed((people, tx) -> tx.createSavepoint("first")
			.then(people.create(person("p1")))
			.then(tx.createSavepoint("second"))
			.then(tx.createSavepoint("third"))
			.then(tx.rollbackToSavepoint("second"))
			.then(failing(tx.rollbackToSavepoint("third"), "third", "Valid: first, second."))
			.then(tx.rollbackToSavepoint("first"))
			.then(failing(tx.rollbackToSavepoint("second"), "second", "Valid: first.")))).isEmpty();
	}

	@Test
	default void unknownSavepointLeavesTheTransactionAsItIs() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(failing(tx.rollbackToSavepoint("nowhere"), "nowhere", "Create the savepoint first"))
			.then(people.create(person("p2"))))).containsExactly("p1", "p2");
	}

	@Test
	default void savepointsNeedATransaction() {
		Operations tx = db().operations();
		failing(tx.createSavepoint("here"), "here", "inside of a transaction").block(LIMIT);
		failing(tx.rollbackToSavepoint("here"), "here", "inside of a transaction").block(LIMIT);
	}

	@Test
	default void whatIsNoNameIsRefused() {
		for (String name : List.of("", "1a", "a b", "x; DROP TABLE people", "a".repeat(64))) {
			assertThat(catchThrowable(() -> db().operations().createSavepoint(name).block(LIMIT)))
				.isInstanceOf(InvalidTransactionSettingException.class)
				.hasMessageContaining("DF-102");
			assertThat(catchThrowable(() -> db().operations().rollbackToSavepoint(name).block(LIMIT)))
				.isInstanceOf(InvalidTransactionSettingException.class);
		}
	}

	@Test
	default void transactionGoesOnAfterAFailureThatIsUndone() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("here"))
			.then(people.create(person("p2")))
			.then(people.create(person("p1")).then().onErrorComplete(DuplicateKeyException.class))
			.then(tx.rollbackToSavepoint("here"))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void transactionGoesOnAfterABulkCallThatIsUndone() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("here"))
			.then(people.bulkCreate(Flux.just(person("p2"), person("p1")))
				.then()
				.onErrorComplete(DuplicateKeyException.class))
			.then(tx.rollbackToSavepoint("here"))
			.then(people.bulkCreate(Flux.just(person("p3"), person("p4")))))).containsExactly("p1", "p3", "p4");
	}

	@Test
	default void savepointIsNotForATransactionThatHasFailed() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Operations tx = instance.db().operations();
			Mono<Void> inner = tx.<Void>inTransaction(Mono.error(new IllegalStateException("no"))).onErrorComplete();
			assertThat(catchThrowableOfType(SavepointException.class,
					() -> tx.inTransaction(inner.then(tx.createSavepoint("late"))).block(LIMIT)))
				.hasMessageContaining("[DF-504] Savepoint 'late'")
				.hasMessageContaining("can only be rolled back");
		}
	}

	@Test
	default void readsAndBulkCallsTakePart() {
		assertThat(committed((people, tx) -> people.bulkCreate(Flux.range(0, 3).map((i) -> person("p" + i)))
			.then(tx.createSavepoint("here"))
			.then(people.bulkDelete(Query.where(Map.of("name", "Ada"))))
			.then(expectCount(people, 0))
			.then(tx.rollbackToSavepoint("here"))
			.then(expectCount(people, 3)))).containsExactly("p0", "p1", "p2");
	}

	private static Mono<Long> expectCount(ModelOperations<Person> people, long expected) {
		return people.count(Query.all()).doOnNext((count) -> assertThat(count).isEqualTo(expected));
	}

	@Test
	default void savepointsCanBeCreatedWhileRowsAreRead() {
		assertThat(committed((people, tx) -> people.bulkCreate(Flux.range(10, 20).map((i) -> person("p" + i)))
			.thenMany(people.list(Query.all().orderBy("id")))
			.concatMap((person) -> tx.createSavepoint("s_" + person.id()).then(people.delete(person.id())))
			.then(tx.rollbackToSavepoint("s_p11")))).contains("p11").doesNotContain("p10");
	}

	@Test
	default void savepointsWorkInTransactionsOfSpring() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			TransactionalOperator spring = TransactionalOperator.create(new R2dbcTransactionManager(instance.pool()));
			ModelOperations<Person> people = instance.db().model(Person.class);
			Operations tx = instance.db().operations();
			people.create(person("p1"))
				.then(tx.createSavepoint("here"))
				.then(people.create(person("p2")))
				.then(tx.rollbackToSavepoint("here"))
				.as(spring::transactional)
				.block(LIMIT);
			assertThat(ids()).containsExactly("p1");
		}
	}

	private static Mono<Void> failing(Mono<Void> work, String savepoint, String action) {
		return work.then(Mono.<Void>error(new AssertionError("no failure")))
			.onErrorResume(SavepointException.class, (failure) -> Mono.fromRunnable(() -> {
				assertThat(failure.code()).isEqualTo("DF-504");
				assertThat(failure.savepoint()).isEqualTo(savepoint);
				assertThat(failure).hasMessageContaining("savepoint '" + savepoint + "'");
				assertThat(failure.action()).contains(action);
			}));
	}

}
