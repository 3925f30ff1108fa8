/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An upsert creates or changes, and tells which.
 */
interface UpsertContract extends DataFlowContract {

	@Test
	default void upsertCreatesThenUpdates() {
		assertThat(upsert("a")).containsEntry("created", true).containsEntry("action", "created");
		Map<String, @Nullable Object> second = upsert("b");
		assertThat(second).containsEntry("created", false).containsEntry("action", "updated");
		assertThat(record(second)).containsEntry("name", "b").containsEntry("age", 1);
	}

	@Test
	default void upsertThatOnlyCreatesLeavesTheRecord() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		Map<String, @Nullable Object> before = run("DraftReadNode", "id", "d1");
		before.remove("found");
		assertThat(record(run("DraftUpsertNode", "where", Map.of("id", "d1"), "create", Map.of("text", "b"))))
			.isEqualTo(before);
		assertThat(record(run("DraftUpsertNode", "where", Map.of("id", "d1"), "update", Map.of("text", "c"))))
			.containsEntry("version", 2L);
	}

	@Test
	default void upsertRestoresWhatWasDeletedSoftly() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		run("NoteDeleteNode", "id", "n1");
		Object before = run("NoteReadNode", "id", "n1", "include_deleted", true).get("updated_at");
		assertThat(run("NoteUpsertNode", "where", Map.of("id", "n1"), "create", Map.of("text", "b")))
			.containsEntry("created", false);
		assertThat(run("NoteReadNode", "id", "n1")).containsEntry("text", "a").containsEntry("deleted_at", null);
		assertThat(run("NoteReadNode", "id", "n1").get("updated_at")).isNotEqualTo(before);
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void exactlyOneOfManyUpsertsCreates() {
		List<Map<String, @Nullable Object>> results = await(Flux.range(0, 16)
			.flatMap((i) -> db().engine()
				.run(workflow("PersonUpsertNode",
						Map.of("where", Map.of("id", "p1"), "create", Map.of("name", "x"), "update",
								Map.of("age", Map.of("$inc", 1)))))
				.map((run) -> run.result("node")), 16)
			.collectList());
		assertThat(results).filteredOn((result) -> Boolean.TRUE.equals(result.get("created"))).hasSize(1);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("age", 15);
	}

	@Test
	default void upsertOnAUniqueIndex() {
		run("CustomerCreateNode", "id", "c1", "email", "a@b.c");
		assertThat(record(run("CustomerUpsertNode", "where", "{\"email\": \"a@b.c\"}", "create", Map.of("id", "c2"))))
			.containsEntry("id", "c1");
		assertThat(
				failure("CustomerUpsertNode", "where", Map.of("id", "c2"), "create", Map.of("email", "a@b.c")).code())
			.isEqualTo("DF-502");
		assertThat(run("CustomerCountNode")).containsEntry("count", 1L);
	}

	@Test
	default void upsertThatDoesNotSayWhatIsRefused() {
		Map<String, String> id = Map.of("id", "p1");
		Map<String, String> name = Map.of("name", "x");
		assertThat(refusal("PersonUpsertNode", "create", name).code()).isEqualTo("DF-707");
		assertThat(refusal("PersonUpsertNode", "where", id).code()).isEqualTo("DF-708");
		assertThat(refusal("PersonUpsertNode", "where", id, "create", name, "conflict_on", List.of()).code())
			.isEqualTo("DF-706");
		assertThat(refusal("PersonUpsertNode", "where", name, "create", id).code()).isEqualTo("DF-710");
		assertThat(failure("PersonUpsertNode", "where", id, "update", name).code()).isEqualTo("DF-101");
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void entityIsUpserted() {
		ModelOperations<Person> persons = db().model(Person.class);
		await(persons.upsert(new Person("p1", "Ann", null, 1, true, null)));
		assertThat(await(persons.upsert(new Person("p1", "Anna", null, 2, true, null))).name()).isEqualTo("Anna");
	}

	private Map<String, @Nullable Object> upsert(String name) {
		return run("PersonUpsertNode", "where", Map.of("id", "p1"), "create", Map.of("name", name, "age", 1), "update",
				Map.of("name", name));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> record(Map<String, @Nullable Object> result) {
		return (Map<String, @Nullable Object>) result.get("record");
	}

}
