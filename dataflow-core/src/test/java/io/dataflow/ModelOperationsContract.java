/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.ContractEntities.Address;
import io.dataflow.ContractEntities.Color;
import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Draft;
import io.dataflow.ContractEntities.Entry;
import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.ContractEntities.Sample;
import io.dataflow.ContractEntities.Ticket;
import io.dataflow.ContractEntities.Token;
import io.dataflow.error.DataFlowException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same records as objects.
 */
interface ModelOperationsContract extends DataFlowContract {

	@Test
	default void recordIsCreatedAndRead() {
		Person ann = new Person("p1", "Ann", null, 30, false, "red");
		assertThat(await(persons().create(ann))).isEqualTo(ann);
		assertThat(await(persons().read("p1"))).isEqualTo(ann);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("favourite_color", "red");
	}

	@Test
	default void recordThatIsNotThereIsEmpty() {
		persons().read("nobody").as(StepVerifier::create).expectComplete().verify(LIMIT);
		persons().update("nobody", Map.of("age", 1)).as(StepVerifier::create).expectComplete().verify(LIMIT);
		persons().update("nobody", Map.of()).as(StepVerifier::create).expectComplete().verify(LIMIT);
		persons().delete("nobody").as(StepVerifier::create).expectNext(false).expectComplete().verify(LIMIT);
	}

	@Test
	default void nothingHappensBeforeTheSubscription() {
		Mono<Person> creation = persons().create(person("p1", "Ann"));
		assertThat(await(persons().count(Query.all()))).isZero();
		await(creation);
		assertThat(await(persons().count(Query.all()))).isOne();
	}

	@Test
	default void recordIsUpdated() {
		await(persons().create(person("p1", "Ann")));
		Person updated = await(persons().update("p1", DataFlowContract.map("name", "Anna", "favouriteColor", "red")));
		assertThat(updated).isEqualTo(new Person("p1", "Anna", null, 0, true, "red"));
		assertThat(await(persons().read("p1"))).isEqualTo(updated);
		assertThat(await(persons().update("p1", DataFlowContract.map("favourite_color", null))).favouriteColor())
			.isNull();
	}

	@Test
	default void updateOfNoFieldsReads() {
		await(persons().create(person("p1", "Ann")));
		assertThat(await(persons().update("p1", Map.of()))).isEqualTo(person("p1", "Ann"));
	}

	@Test
	default void recordIsDeleted() {
		await(persons().create(person("p1", "Ann")));
		assertThat(await(persons().delete("p1"))).isTrue();
		assertThat(await(persons().delete("p1"))).isFalse();
	}

	@Test
	default void recordsAreListedAndCounted() {
		for (String name : List.of("b", "a", "c")) {
			await(persons().create(person(name, name)));
		}
		assertThat(names(Query.all())).containsExactly("c", "b", "a");
		assertThat(names(Query.all().orderBy("name").limit(1).offset(1))).containsExactly("b");
		assertThat(names(Query.where(Map.of("name", Map.of("$gt", "a"))).orderBy("-name"))).containsExactly("c", "b");
		assertThat(names(Query.all().limit(0))).isEmpty();
		assertThat(await(persons().count(Query.where(Map.of("name", "a"))))).isOne();
		assertThat(await(persons().count(Query.all().limit(1)))).isEqualTo(3L);
	}

	@Test
	default void entityClassKeepsItsInitialisers() {
		Ticket ticket = await(tickets().create(new Ticket()));
		assertThat(ticket.id).isNotNull();
		assertThat(ticket.title).isEqualTo("untitled");
		assertThat(ticket.details).isEqualTo(Map.of("source", "web"));
		Ticket read = await(tickets().read(ticket.id));
		assertThat(read).usingRecursiveComparison().isEqualTo(ticket);
	}

	@Test
	default void entityClassStoresNullWhereItMay() {
		Ticket ticket = new Ticket();
		ticket.status = null;
		ticket.tags = List.of("x", "y");
		Ticket read = await(tickets().create(ticket).flatMap((created) -> tickets().read(String.valueOf(created.id))));
		assertThat(read.status).isNull();
		assertThat(read.tags).containsExactly("x", "y");
	}

	@Test
	default void generatedIdIsInTheResult() {
		Token token = await(db().model(Token.class).create(new Token(null, "a")));
		assertThat(token.id()).isNotNull();
		assertThat(await(db().model(Token.class).read(String.valueOf(token.id())))).isEqualTo(token);
	}

	@Test
	default void everyTypeComesBack() {
		Sample sample = new Sample("s1", "text", 1, 2L, (short) 3, (byte) 4, 0.5, 0.25f, true, new BigDecimal("9.5"),
				Instant.parse("2026-07-01T12:00:00.123456Z"),
				OffsetDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneOffset.UTC), LocalDateTime.of(2026, 7, 1, 12, 0),
				LocalDate.of(2026, 7, 1), LocalTime.of(12, 30), UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91"),
				Color.BLUE, new byte[] { 1, 2 }, Map.of("a", List.of(1, 2)), List.of("x", 1),
				new Address("Main St", null));
		assertThat(await(samples().create(sample))).usingRecursiveComparison().isEqualTo(sample);
		assertThat(await(samples().read("s1"))).usingRecursiveComparison().isEqualTo(sample);
	}

	@Test
	default void everyNullComesBack() {
		Sample empty = new Sample("s1", null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null);
		assertThat(await(samples().create(empty))).isEqualTo(empty);
		assertThat(await(samples().read("s1"))).isEqualTo(empty);
	}

	@Test
	default void deletedRecordIsHiddenButThere() {
		ModelOperations<Note> notes = db().model(Note.class);
		await(notes.create(new Note("n1", "a")));
		assertThat(await(notes.delete("n1"))).isTrue();
		assertThat(await(notes.delete("n1"))).isFalse();
		notes.read("n1").as(StepVerifier::create).expectComplete().verify(LIMIT);
		notes.update("n1", Map.of("text", "b")).as(StepVerifier::create).expectComplete().verify(LIMIT);
		assertThat(await(notes.count(Query.all()))).isZero();
		assertThat(await(notes.list(Query.all().withDeleted()).single())).isEqualTo(new Note("n1", "a"));
	}

	@Test
	default void updateRaisesTheVersion() {
		ModelOperations<Draft> drafts = db().model(Draft.class);
		await(drafts.create(new Draft("d1", "a")));
		await(drafts.update("d1", Map.of("text", "b")));
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("version", 2L);
	}

	@Test
	default void appendOnlyRecordsStay() {
		ModelOperations<Entry> entries = db().model(Entry.class);
		await(entries.create(new Entry("e1", "a")));
		verifyFailure(entries.update("e1", Map.of("text", "b")), "DF-701", "Entry is append-only");
		verifyFailure(entries.delete("e1"), "DF-701", "Entry is append-only");
		assertThat(await(entries.read("e1"))).isEqualTo(new Entry("e1", "a"));
	}

	@Test
	default void failuresHaveTheCodesOfTheNodes() {
		verifyFailure(persons().create(person(null, "Ann")), "DF-105", "[id]");
		verifyFailure(persons().create(person("p1", null)), "DF-101", "[name]");
		verifyFailure(persons().update("p1", Map.of("id", "p2")), "DF-905", "'id'");
		verifyFailure(persons().update("p1", Map.of("nmae", "x")), "DF-605", "'nmae'");
		verifyFailure(persons().update("p1", Map.of("age", true)), "DF-102", "'age'");
		verifyFailure(persons().update("p1", DataFlowContract.map("name", null)), "DF-109", "[name]");
		verifyFailure(persons().list(Query.where(Map.of("agee", 1))), "DF-605", "'agee'");
		verifyFailure(persons().count(Query.where(Map.of("age", Map.of("$foo", 1)))), "DF-907", "'$foo'");
		verifyFailure(persons().list(Query.all().orderBy("nmae")), "DF-910", "'nmae'");
		verifyFailure(tickets().read("first"), "DF-102", "'id'");
		verifyFailure(persons().list(Query.where(Map.of("name", 5))), "DF-102", "'name'");
	}

	@Test
	default void failuresOfTheDatabaseHaveCodesToo() {
		await(persons().create(person("p1", "Ann")));
		verifyFailure(persons().create(person("p1", "Bob")), "DF-502", "create Person");
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void failuresOfForeignKeysHaveCodesToo() {
		ModelOperations<Customer> customers = db().model(Customer.class);
		await(customers.create(new Customer("c1", null)));
		run("InvoiceCreateNode", "id", "i1", "customer_id", "c1", "total", 1);
		verifyFailure(customers.delete("c1"), "DF-305", "delete Customer");
	}

	private void verifyFailure(Publisher<?> result, String code, String message) {
		Flux.from(result).as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(DataFlowException.class).hasMessageContaining(message);
			assertThat(((DataFlowException) error).code()).isEqualTo(code);
		}).verify(LIMIT);
	}

	private List<String> names(Query query) {
		return await(persons().list(query).map(Person::name).collectList());
	}

	private static Person person(@Nullable String id, @Nullable String name) {
		return new Person(id, name, null, 0, true, null);
	}

	private ModelOperations<Person> persons() {
		return db().model(Person.class);
	}

	private ModelOperations<Ticket> tickets() {
		return db().model(Ticket.class);
	}

	private ModelOperations<Sample> samples() {
		return db().model(Sample.class);
	}

}
