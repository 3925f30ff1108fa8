/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Draft;
import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.error.DataFlowException;
import io.dataflow.lifecycle.VersionConflictException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What {@link ModelOperations} do with all records of a query, and with versions.
 */
interface ModelQueryContract extends DataFlowContract {

	private void people() {
		for (int i = 0; i < 5; i++) {
			await(operations().create(new Person("p" + i, (i < 3) ? "Ann" : "Bob", null, i, true, null)));
		}
	}

	private ModelOperations<Person> operations() {
		return db().model(Person.class);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void allRecordsOfAQueryAreUpdated() {
		people();
		List<Person> updated = await(operations()
			.updateAll(Query.where(Map.of("name", "Ann")), map("email", "a@b", "age", Map.of("$inc", 10)))
			.collectList());
		assertThat(updated).extracting(Person::id).containsExactlyInAnyOrder("p0", "p1", "p2");
		assertThat(updated).extracting(Person::email).containsOnly("a@b");
		assertThat(await(operations().list(Query.all().orderBy("id")).map(Person::age).collectList()))
			.containsExactly(10, 11, 12, 3, 4);
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void conditionHoldsForWhatIsUpdated() {
		people();
		Query stocked = Query.where(Map.of("id", "p2", "age", Map.of("$gt", 0)));
		long taken = Flux.range(0, 16)
			.flatMap((i) -> operations().updateAll(stocked, Map.of("age", Map.of("$dec", 1))), 16)
			.count()
			.blockOptional(LIMIT)
			.orElseThrow();
		assertThat(taken).isEqualTo(2);
		assertThat(await(operations().read("p2")).age()).isZero();
	}

	@Test
	default void updateOfNoRecordOrNoFieldIsEmpty() {
		people();
		operations().updateAll(Query.where(Map.of("name", "Eve")), Map.of("age", 1))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
		operations().updateAll(Query.all(), Map.of()).as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	default void updateOfAllThatMakesNoSenseIsRefused() {
		people();
		verifyFailure(operations().updateAll(Query.all(), Map.of("id", "x")), "DF-905", "'id'");
		verifyFailure(operations().updateAll(Query.all(), Map.of("nmae", "x")), "DF-605", "'nmae'");
		verifyFailure(operations().updateAll(Query.where(Map.of("agee", 1)), Map.of("age", 1)), "DF-605", "'agee'");
		verifyFailure(operations().updateAll(Query.all(), Map.of("age", Map.of("$icn", 1))), "DF-907", "'$icn'");
		verifyFailure(operations().updateAll(Query.all(), map("name", null)), "DF-109", "[name]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> operations().updateAll(Query.all().limit(1), Map.of("age", 1)))
			.withMessage("'query' must have neither limit nor offset");
		assertThat(await(operations().list(Query.all().orderBy("id")).map(Person::age).collectList()))
			.containsExactly(0, 1, 2, 3, 4);
	}

	@Test
	default void updateOfAllRaisesVersionsAndLeavesWhatWasDeleted() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		await(db().model(Draft.class).updateAll(Query.all(), Map.of("text", "b")).collectList());
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("version", 2L);
		ModelOperations<Note> notes = db().model(Note.class);
		await(notes.create(new Note("n1", "a")));
		await(notes.create(new Note("n2", "a")));
		await(notes.delete("n1"));
		assertThat(await(notes.updateAll(Query.all(), Map.of("text", "b")).collectList()))
			.containsExactly(new Note("n2", "b"));
		assertThat(await(notes.list(Query.all().withDeleted().orderBy("id")).collectList()))
			.containsExactly(new Note("n1", "a"), new Note("n2", "b"));
	}

	@Test
	default void aggregateComputesGroups() {
		people();
		Map<String, Object> measures = map("n", Map.of("$count", "*"), "sum", Map.of("$sum", "age"), "avg",
				Map.of("$avg", "age"));
		assertThat(await(
				operations().aggregate(Query.all().orderBy("-sum"), List.of("name"), measures, Map.of()).collectList()))
			.containsExactly(map("name", "Bob", "n", 2L, "sum", 7L, "avg", new BigDecimal("3.5")),
					map("name", "Ann", "n", 3L, "sum", 3L, "avg", new BigDecimal("1")));
		assertThat(await(operations()
			.aggregate(Query.where(Map.of("age", Map.of("$gt", 0))), List.of("name"),
					Map.of("n", Map.of("$count", "*")), Map.of("n", Map.of("$gte", 2)))
			.collectList())).hasSize(2);
		assertThat(await(operations()
			.aggregate(Query.all().orderBy("name").limit(1).offset(1), List.of("name"),
					Map.of("n", Map.of("$count", "*")), Map.of())
			.collectList())).containsExactly(map("name", "Bob", "n", 2L));
		assertThat(await(operations().aggregate(Query.all(), List.of(), Map.of("most", Map.of("$max", "age")), Map.of())
			.collectList())).containsExactly(map("most", 4));
	}

	@Test
	default void aggregateLeavesOutWhatWasDeleted() {
		ModelOperations<Note> notes = db().model(Note.class);
		await(notes.create(new Note("n1", "a")));
		await(notes.create(new Note("n2", "a")));
		await(notes.delete("n1"));
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(await(notes.aggregate(Query.all(), List.of(), count, Map.of()).single())).containsEntry("n", 1L);
		assertThat(await(notes.aggregate(Query.all().withDeleted(), List.of(), count, Map.of()).single()))
			.containsEntry("n", 2L);
	}

	@Test
	default void aggregateThatMakesNoSenseIsRefused() {
		verifyFailure(aggregate("name", Map.of("$sum", "name")), "DF-907", "'$sum'");
		verifyFailure(aggregate("nmae", Map.of("$sum", "age")), "DF-605", "'nmae'");
		verifyFailure(aggregate("name", Map.of("$smu", "age")), "DF-907", "'$smu'");
	}

	private Flux<?> aggregate(String group, Map<String, String> function) {
		return operations().aggregate(Query.all(), List.of(group), Map.of("x", function), Map.of());
	}

	@Test
	default void updateOfTheExpectedVersionChangesTheRecord() {
		ModelOperations<Draft> drafts = db().model(Draft.class);
		await(drafts.create(new Draft("d1", "a")));
		assertThat(await(drafts.update("d1", Map.of("text", "b"), 1))).isEqualTo(new Draft("d1", "b"));
		assertThat(await(drafts.update("d1", Map.of("text", "c"), 2))).isEqualTo(new Draft("d1", "c"));
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("version", 3L);
	}

	@Test
	default void updateOfAStaleVersionChangesNothing() {
		ModelOperations<Draft> drafts = db().model(Draft.class);
		await(drafts.create(new Draft("d1", "a")));
		await(drafts.update("d1", Map.of("text", "b")));
		drafts.update("d1", Map.of("text", "lost"), 1)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(VersionConflictException.class)
				.hasMessageContaining("[DF-507]")
				.hasMessageContaining("Draft")
				.hasMessageContaining("expected to have version 1")
				.hasMessageContaining("has 2"))
			.verify(LIMIT);
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("text", "b").containsEntry("version", 2L);
	}

	@Test
	default void versionOfNothingIsNoConflict() {
		db().model(Draft.class)
			.update("none", Map.of("text", "b"), 1)
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
		verifyFailure(operations().update("p1", Map.of("age", 1), 1), "DF-605", "'version'");
	}

	@Test
	default void oneOfManyUpdatesOfAVersionSucceeds() {
		ModelOperations<Draft> drafts = db().model(Draft.class);
		await(drafts.create(new Draft("d1", "a")));
		long succeeded = Flux.range(0, 16)
			.flatMap((i) -> drafts.update("d1", Map.of("text", "by " + i), 1)
				.onErrorComplete(VersionConflictException.class), 16)
			.count()
			.blockOptional(LIMIT)
			.orElseThrow();
		assertThat(succeeded).isOne();
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("version", 2L);
	}

	private static void verifyFailure(Publisher<?> result, String code, String message) {
		Flux.from(result).as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(DataFlowException.class).hasMessageContaining(message);
			assertThat(((DataFlowException) error).code()).isEqualTo(code);
		}).verify(LIMIT);
	}

}
