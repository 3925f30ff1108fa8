/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.adapter.sql.SavepointException;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Work inside a transaction can fail alone.
 */
@Needs(Capability.SAVEPOINTS)
interface NestedTransactionContract extends DataFlowContract {

	@Test
	default void failureOfNestedWorkLeavesTheOuterTransactionAlive() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(swallow(tx.inNestedTransaction(people.create(person("p2")).then(people.create(person("p1"))))))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void failureOfABulkCallInNestedWorkLeavesTheOuterTransactionAlive() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(swallow(tx.inNestedTransaction(people.bulkCreate(Flux.just(person("p2"), person("p1"))))))
			.then(people.bulkCreate(Flux.just(person("p3")))))).containsExactly("p1", "p3");
	}

	@Test
	default void nestedWorkIsCommittedWithTheOuterTransaction() {
		assertThat(inTransaction((people, tx) -> tx
			.inNestedTransaction(people.create(person("p1")).then(tx.inNestedTransaction(people.create(person("p2")))))
			.then(swallow(tx.inNestedTransaction(people.create(person("p3"))
				.then(swallow(tx.inNestedTransaction(people.create(person("p1")))))
				.then(people.create(person("p4"))))))))
			.containsExactly("p1", "p2", "p3", "p4");
	}

	@Test
	default void nestedWorkIsRolledBackWithTheOuterTransaction() {
		assertThat(
				catchThrowable(() -> inTransaction((people, tx) -> tx.inNestedTransaction(people.create(person("p1")))
					.then(Mono.error(new IllegalStateException("outer"))))))
			.hasMessage("outer");
		assertThat(ids()).isEmpty();
	}

	@Test
	default void nestedWorkAloneIsATransaction() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			ModelOperations<Person> people = instance.db().model(Person.class);
			Operations tx = instance.db().operations();
			await(tx.inNestedTransaction(people.create(person("p1"))));
			assertThat(catchThrowable(
					() -> await(tx.inNestedTransaction(people.create(person("p2")).then(people.create(person("p1")))))))
				.isInstanceOf(DuplicateKeyException.class);
			assertThat(ids()).containsExactly("p1");
		}
	}

	@Test
	default void savepointsOfNestedWorkAreItsOwn() {
		assertThat(inTransaction((people, tx) -> tx.createSavepoint("outer")
			.then(people.create(person("p1")))
			.then(tx.inNestedTransaction(tx.createSavepoint("inner")
				.then(people.create(person("p2")))
				.then(unknown(tx.rollbackToSavepoint("outer")))
				.then(tx.rollbackToSavepoint("inner"))
				.then(people.create(person("p3")))))
			.then(unknown(tx.rollbackToSavepoint("inner")))
			.then(people.create(person("p4"))))).containsExactly("p1", "p3", "p4");
	}

	@Test
	default void outerSavepointIsThereAfterNestedWork() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("outer"))
			.then(tx.inNestedTransaction(people.create(person("p2"))))
			.then(tx.rollbackToSavepoint("outer")))).containsExactly("p1");
	}

	@Test
	default void nestedWorkIsNotForATransactionThatHasFailed() {
		assertThat(catchThrowable(
				() -> inTransaction((people, tx) -> swallow(tx.inTransaction(Mono.error(new DoomedException())))
					.then(tx.inNestedTransaction(people.create(person("p1")))))))
			.isInstanceOf(TransactionRolledBackException.class)
			.hasMessageContaining("DF-504");
		assertThat(ids()).isEmpty();
	}

	@Test
	default void whatFollowsNestedWorkThatTookTooLongIsKept() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2")).then(Mono.never()))))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void nestedWorkThatTookTooLongIsUndoneBeforeTheCommit() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2")).then(Mono.never())))))).containsExactly("p1");
	}

	@Test
	default void nestedWorkInsideOfNestedWorkIsUndoneFirst() {
		assertThat(inTransaction((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2"))
				.then(tx.inNestedTransaction(people.create(person("p3")).then(Mono.never()))))))
			.then(people.create(person("p4"))))).containsExactly("p1", "p4");
	}

	private static Mono<Void> late(Mono<?> work) {
		return work.timeout(Duration.ofMillis(100)).then().onErrorComplete(TimeoutException.class);
	}

	private List<String> inTransaction(BiFunction<ModelOperations<Person>, Operations, Mono<?>> work) {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Operations tx = instance.db().operations();
			tx.inTransaction(work.apply(instance.db().model(Person.class), tx).then()).block(LIMIT);
			return ids();
		}
	}

	private List<String> ids() {
		return await(db().model(Person.class).list(Query.all().orderBy("id")).map(Person::id).collectList());
	}

	private static Mono<Void> swallow(Mono<?> work) {
		return work.then()
			.onErrorComplete((error) -> error instanceof DuplicateKeyException || error instanceof DoomedException);
	}

	private static Mono<Void> unknown(Mono<Void> work) {
		return work.then(Mono.<Void>error(new AssertionError("no failure"))).onErrorComplete(SavepointException.class);
	}

	private static Person person(String id) {
		return new Person(id, "Ada", null, 36, true, null);
	}

	/** Stands for anything that fails in a transaction. */
	final class DoomedException extends IllegalStateException {

	}

}
