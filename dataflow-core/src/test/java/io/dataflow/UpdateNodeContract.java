/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an update node yields and changes.
 */
interface UpdateNodeContract extends DataFlowContract {

	@Test
	default void updateYieldsTheRecordAndUpdated() {
		Map<String, @Nullable Object> created = run("PersonCreateNode", "id", "p1", "name", "Ann", "email", "a@b.c");
		Map<String, @Nullable Object> updated = run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
				Map.of("name", "Anna", "age", 31));
		Instant changed = (Instant) updated.get("updated_at");
		assertThat(changed).isAfter((Instant) created.get("updated_at"));
		assertThat(updated).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("id", "p1", "name", "Anna", "email",
				"a@b.c", "age", 31, "active", true, "favourite_color", null, "created_at", created.get("created_at"),
				"updated_at", changed, "updated", true));
	}

	@Test
	default void updateIsStored() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		Map<String, @Nullable Object> updated = run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
				Map.of("name", "Anna"));
		Map<String, @Nullable Object> read = run("PersonReadNode", "id", "p1");
		updated.remove("updated");
		read.remove("found");
		assertThat(read).isEqualTo(updated);
	}

	@Test
	default void updateOfNothingYieldsIdAndUpdated() {
		assertThat(run("PersonUpdateNode", "filter", Map.of("id", "nobody"), "fields", Map.of("name", "X")))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "nobody", "updated", false));
	}

	@Test
	default void updateByFilterThatFindsNothingYieldsNoId() {
		assertThat(run("PersonUpdateNode", "filter", Map.of("name", "Nobody"), "fields", Map.of("age", 1)))
			.containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("id", null, "updated", false));
	}

	@Test
	default void updateByAnyFilterThatSelectsOne() {
		threePersons();
		assertThat(run("PersonUpdateNode", "filter", Map.of("age", Map.of("$between", List.of(35, 45))), "fields",
				Map.of("name", "Robert")))
			.containsEntry("id", "p2")
			.containsEntry("name", "Robert");
		assertThat(names()).containsExactly("Ann", "Robert", "Cid");
	}

	@Test
	default void updateThatSelectsSeveralFailsAndChangesNothing() {
		threePersons();
		WorkflowExecutionException failure = failure("PersonUpdateNode", "filter", Map.of("active", true), "fields",
				Map.of("name", "X"));
		assertThat(failure.code()).isEqualTo("DF-704");
		assertThat(failure).hasMessageContaining("PersonUpdateNode").hasMessageContaining("nothing was changed");
		assertThat(names()).containsExactly("Ann", "Bob", "Cid");
	}

	@Test
	default void updateChangesNoOtherRecord() {
		threePersons();
		run("PersonUpdateNode", "filter", Map.of("id", "p2"), "fields", Map.of("name", "Robert"));
		assertThat(names()).containsExactly("Ann", "Robert", "Cid");
	}

	@Test
	default void updateSetsNull() {
		run("PersonCreateNode", "id", "p1", "name", "Ann", "email", "a@b.c");
		assertThat(run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", DataFlowContract.map("email", null)))
			.containsEntry("email", null);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("email", null);
	}

	@Test
	default void updateTakesPropertyNames() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", Map.of("favouriteColor", "blue")))
			.containsEntry("favourite_color", "blue")
			.doesNotContainKey("favouriteColor");
	}

	@Test
	default void conditionsAndUpdatesAreOlderNames() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "conditions", Map.of("id", "p1"), "updates", Map.of("name", "Anna")))
			.containsEntry("name", "Anna")
			.doesNotContainKeys("conditions", "updates", "filter", "fields");
	}

	@Test
	default void emptyFieldsFallBackToUpdates() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "filter", Map.of(), "conditions", Map.of("id", "p1"), "fields", Map.of(),
				"updates", Map.of("name", "Anna")))
			.containsEntry("name", "Anna");
	}

	@Test
	default void updateTakesJsonText() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "filter", "{\"id\": \"p1\"}", "fields", "{\"name\": \"Anna\", \"age\": 5}"))
			.containsEntry("name", "Anna")
			.containsEntry("age", 5);
	}

	@Test
	default void flatFormTakesAnIdAndFields() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "id", "p1", "name", "Anna")).containsEntry("updated", true)
			.containsEntry("name", "Anna");
		assertThat(run("PersonUpdateNode", "record_id", "p1", "favouriteColor", "red")).containsEntry("favourite_color",
				"red");
	}

	@Test
	default void fieldsWinOverTheFlatForm() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "id", "p1", "fields", Map.of("name", "nested"), "name", "flat"))
			.containsEntry("name", "nested");
	}

	@Test
	default void longIdsAreNotGuessedAway() {
		String id = "a".repeat(60) + "_update";
		run("PersonCreateNode", "id", id, "name", "Ann");
		assertThat(run("PersonUpdateNode", "id", id, "name", "Anna")).containsEntry("updated", true);
	}

	@Test
	default void idOfTheResultHasTheTypeOfTheKey() {
		assertThat(run("TicketUpdateNode", "filter", Map.of("id", "424242"), "fields", Map.of("title", "x")))
			.containsEntry("id", 424242L);
	}

	private void threePersons() {
		run("PersonCreateNode", "id", "p1", "name", "Ann", "age", 30);
		run("PersonCreateNode", "id", "p2", "name", "Bob", "age", 40);
		run("PersonCreateNode", "id", "p3", "name", "Cid", "age", 50);
	}

	private List<Object> names() {
		return values(run("PersonListNode", "order_by", "id"), "name");
	}

}
