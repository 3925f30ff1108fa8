/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Entry;
import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.error.DataFlowException;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Bulk calls with objects.
 */
interface BulkModelOperationsContract extends DataFlowContract {

	private static Person person(long number, String name) {
		return new Person("p" + number, name, null, 1, true, null);
	}

	private ModelOperations<Person> people() {
		return db().model(Person.class);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateOfObjectsTakesThemBatchByBatch() {
		AtomicLong made = new AtomicLong();
		Flux<Person> source = Flux.<Person>generate((sink) -> sink.next(person(made.getAndIncrement(), "A")))
			.doOnRequest((n) -> assertThat(n).isLessThan(10_000))
			.take(5_000);
		BulkResult result = await(people().bulkCreate(source));
		assertThat(result.inserted()).isEqualTo(5_000);
		assertThat(result.failures()).isEmpty();
		assertThat(await(people().count(Query.all()))).isEqualTo(5_000);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateOfObjectsIsUndoneWhenTheSourceFails() {
		Flux<Person> source = Flux.range(0, 1500)
			.map((i) -> person(i, "A"))
			.concatWith(Mono.error(new IllegalStateException("broken")));
		assertThat(catchThrowableOfType(IllegalStateException.class, () -> await(people().bulkCreate(source))))
			.hasMessage("broken");
		assertThat(await(people().count(Query.all()))).isZero();
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void recordsAreCopiedFromAQueryOfTheSameDatabase() {
		await(people().bulkCreate(Flux.range(0, 12_000).map((i) -> person(i, "A"))));
		Flux<Note> copies = people().list(Query.all()).map((person) -> new Note(person.id(), person.name()));
		assertThat(await(db().model(Note.class).bulkCreate(copies)).inserted()).isEqualTo(12_000);
		assertThat(await(db().model(Note.class).count(Query.all()))).isEqualTo(12_000);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void recordsAreCopiedFromAQueryInTheTransactionOfTheCaller() {
		await(people().bulkCreate(Flux.range(0, 12_000).map((i) -> person(i, "A"))));
		Flux<Note> copies = people().list(Query.all()).map((person) -> new Note(person.id(), person.name()));
		Mono<BulkResult> more = people().bulkCreate(Flux.just(person(12_000, "A")));
		Mono<BulkResult> work = more.then(db().model(Note.class).bulkCreate(copies));
		assertThat(await(db().operations().inTransaction(work)).inserted()).isEqualTo(12_001);
		assertThat(await(db().model(Note.class).count(Query.all()))).isEqualTo(12_001);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCallsJoinTheTransactionOfTheirCaller() {
		Mono<BulkResult> work = people().bulkCreate(Flux.just(person(1, "A")))
			.then(Mono.error(new IllegalStateException("undo")));
		assertThat(
				catchThrowableOfType(IllegalStateException.class, () -> await(db().operations().inTransaction(work))))
			.hasMessage("undo");
		assertThat(await(people().count(Query.all()))).isZero();
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpdateOfObjectsChangesThoseThatExist() {
		await(people().bulkCreate(Flux.just(person(1, "A"), person(2, "A"))));
		assertThat(await(people().bulkUpdate(Flux.just(person(2, "B"), person(3, "B")))).updated()).isEqualTo(1);
		assertThat(await(people().read("p2")).name()).isEqualTo("B");
		assertThat(await(people().bulkUpdate(Query.where(Map.of("name", "A")), Map.of("age", 5))).updated())
			.isEqualTo(1);
		assertThat(await(people().read("p1")).age()).isEqualTo(5);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	@SuppressWarnings("NullAway")
	default void bulkUpdateOfAnObjectWithoutIdIsRefused() {
		Person nobody = new Person(null, "A", null, 1, true, null);
		DataFlowException failure = catchThrowableOfType(DataFlowException.class,
				() -> await(people().bulkUpdate(Flux.just(nobody))));
		assertThat(failure.code()).isEqualTo("DF-109");
		assertThat(failure).hasMessageContaining("Person at index 0").hasMessageContaining("[id]");
		DataFlowException created = catchThrowableOfType(DataFlowException.class,
				() -> await(people().bulkCreate(Flux.just(person(1, "A"), nobody))));
		assertThat(created.code()).isEqualTo("DF-105");
		assertThat(created).hasMessageContaining("Person at index 1 lacks required [id]");
		assertThat(await(people().count(Query.all()))).isZero();
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpsertOfObjectsTellsInsertedFromUpdated() {
		ModelOperations<Customer> customers = db().model(Customer.class);
		await(customers.create(new Customer("c1", "a@x")));
		Flux<Customer> source = Flux.just(new Customer("c9", "a@x"), new Customer("c2", "b@x"));
		BulkResult result = await(customers.bulkUpsert(source, "email"));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.updated()).isEqualTo(1);
		assertThat(catchThrowableOfType(DataFlowException.class,
				() -> await(people().bulkUpsert(Flux.just(person(1, "A")), "name")))
			.code()).isEqualTo("DF-710");
	}

	@Test
	@SuppressWarnings("NullAway")
	default void bulkCallsApartStoreTheRestAndReportWhatFailed() {
		ModelOperations<Person> apart = people().apart();
		Person nobody = new Person(null, "A", null, 1, true, null);
		await(apart.create(person(3, "Old")));
		BulkResult created = await(apart.bulkCreate(Flux.just(person(0, "A"), nobody, person(2, "A"), person(3, "A"))));
		assertThat(created.total()).isEqualTo(4);
		assertThat(created.inserted()).isEqualTo(2);
		assertThat(created.failures()).extracting(BulkFailure::index).containsExactly(1L, 3L);
		assertThat(created.failures()).extracting((failure) -> failure.code().code())
			.containsExactly("DF-105", "DF-502");
		BulkResult updated = await(apart.bulkUpdate(Flux.just(person(0, "B"), nobody)));
		assertThat(updated.updated()).isEqualTo(1);
		assertThat(updated.failures()).singleElement().satisfies((failure) -> {
			assertThat(failure.index()).isEqualTo(1);
			assertThat(failure.code().code()).isEqualTo("DF-109");
			assertThat(failure.message()).contains("Person at index 1");
		});
		BulkResult upserted = await(apart.bulkUpsert(Flux.just(person(0, "C"), person(9, "C"))));
		assertThat(upserted.inserted()).isEqualTo(1);
		assertThat(upserted.updated()).isEqualTo(1);
		assertThat(await(people().count(Query.where(Map.of("name", "C"))))).isEqualTo(2);
		assertThat(await(people().count(Query.all()))).isEqualTo(4);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkDeleteByQueryTellsHowMany() {
		await(people().bulkCreate(Flux.range(0, 10).map((i) -> person(i, (i < 4) ? "A" : "B"))));
		assertThat(await(people().bulkDelete(Query.where(Map.of("name", "A")))).deleted()).isEqualTo(4);
		assertThat(await(people().bulkDelete(Query.all())).deleted()).isEqualTo(6);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkChangesOfWhatIsAppendOnlyAreRefused() {
		ModelOperations<Entry> entries = db().model(Entry.class);
		await(entries.bulkCreate(Flux.just(new Entry("e", "x"))));
		List<Mono<BulkResult>> changes = List.of(entries.bulkUpdate(Flux.just(new Entry("e", "y"))),
				entries.bulkUpsert(Flux.just(new Entry("e", "y"))), entries.bulkDelete(Query.all()));
		for (Mono<BulkResult> change : changes) {
			assertThat(catchThrowableOfType(DataFlowException.class, () -> await(change)))
				.hasMessageContaining("Entry is append-only");
		}
		assertThat(await(entries.read("e")).text()).isEqualTo("x");
	}

}
