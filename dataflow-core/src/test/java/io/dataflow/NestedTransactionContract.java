/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.adapter.sql.SavepointException;
import io.dataflow.pipeline.Operations;
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
interface NestedTransactionContract extends StoredPeople {

	@Test
	default void failureOfNestedWorkLeavesTheOuterTransactionAlive() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(swallow(tx.inNestedTransaction(people.create(person("p2")).then(people.create(person("p1"))))))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void failureOfABulkCallInNestedWorkLeavesTheOuterTransactionAlive() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(swallow(tx.inNestedTransaction(people.bulkCreate(Flux.just(person("p2"), person("p1"))))))
			.then(people.bulkCreate(Flux.just(person("p3")))))).containsExactly("p1", "p3");
	}

	@Test
	default void nestedWorkIsCommittedWithTheOuterTransaction() {
		assertThat(committed((people, tx) -> tx
			.inNestedTransaction(people.create(person("p1")).then(tx.inNestedTransaction(people.create(person("p2")))))
			.then(swallow(tx.inNestedTransaction(people.create(person("p3"))
				.then(swallow(tx.inNestedTransaction(people.create(person("p1")))))
				.then(people.create(person("p4"))))))))
			.containsExactly("p1", "p2", "p3", "p4");
	}

	@Test
	default void nestedWorkIsRolledBackWithTheOuterTransaction() {
		assertThat(catchThrowable(() -> committed((people, tx) -> tx.inNestedTransaction(people.create(person("p1")))
			.then(Mono.error(new IllegalStateException("outer")))))).hasMessage("outer");
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
		assertThat(committed((people, tx) -> tx.createSavepoint("outer")
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
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(tx.createSavepoint("outer"))
			.then(tx.inNestedTransaction(people.create(person("p2"))))
			.then(tx.rollbackToSavepoint("outer")))).containsExactly("p1");
	}

	@Test
	default void nestedWorkIsNotForATransactionThatHasFailed() {
		assertThat(catchThrowable(
				() -> committed((people, tx) -> swallow(tx.inTransaction(Mono.error(new DoomedException())))
					.then(tx.inNestedTransaction(people.create(person("p1")))))))
			.isInstanceOf(TransactionRolledBackException.class)
			.hasMessageContaining("DF-504");
		assertThat(ids()).isEmpty();
	}

	@Test
	default void whatFollowsNestedWorkThatTookTooLongIsKept() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2")).then(Mono.never()))))
			.then(people.create(person("p3"))))).containsExactly("p1", "p3");
	}

	@Test
	default void nestedWorkThatTookTooLongIsUndoneBeforeTheCommit() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2")).then(Mono.never())))))).containsExactly("p1");
	}

	@Test
	default void nestedWorkInsideOfNestedWorkIsUndoneFirst() {
		assertThat(committed((people, tx) -> people.create(person("p1"))
			.then(late(tx.inNestedTransaction(people.create(person("p2"))
				.then(tx.inNestedTransaction(people.create(person("p3")).then(Mono.never()))))))
			.then(people.create(person("p4"))))).containsExactly("p1", "p4");
	}

	private static Mono<Void> late(Mono<?> work) {
		return work.timeout(Duration.ofMillis(100)).then().onErrorComplete(TimeoutException.class);
	}

	private static Mono<Void> swallow(Mono<?> work) {
		return work.then()
			.onErrorComplete((error) -> error instanceof DuplicateKeyException || error instanceof DoomedException);
	}

	private static Mono<Void> unknown(Mono<Void> work) {
		return work.then(Mono.<Void>error(new AssertionError("no failure"))).onErrorComplete(SavepointException.class);
	}

	/** Stands for anything that fails in a transaction. */
	final class DoomedException extends IllegalStateException {

	}

}
