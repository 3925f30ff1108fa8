/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bulk upsert node takes and yields.
 */
interface BulkUpsertContract extends DataFlowContract {

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpsertTellsInsertedFromUpdated() {
		Map<String, @Nullable Object> before = run("PersonCreateNode", "id", "p1", "name", "Old", "email", "kept");
		Map<String, @Nullable Object> result = run("PersonBulkUpsertNode", "data", BulkCreateContract.people(3));
		assertThat(result).containsExactlyInAnyOrderEntriesOf(
				DataFlowContract.map("processed", 3L, "upserted", 3L, "total", 3L, "inserted", 2L, "updated", 1L,
						"skipped", 0L, "batch_size", 1000L, "operation", "bulk_upsert", "success", true));
		Map<String, @Nullable Object> after = run("PersonReadNode", "id", "p1");
		assertThat(after).containsEntry("name", "Name 1").containsEntry("email", "kept");
		assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
		assertThat((Instant) after.get("updated_at")).isAfter((Instant) before.get("updated_at"));
	}

	@Test
	default void bulkUpsertOfManyTellsInsertedFromUpdated() {
		run("DraftCreateNode", "id", "d1", "text", "old");
		List<Map<String, Object>> drafts = IntStream.range(0, 300)
			.mapToObj((i) -> Map.<String, Object>of("id", "d" + i, "text", "new"))
			.toList();
		Map<String, @Nullable Object> result = run("DraftBulkUpsertNode", "data", drafts, "return_ids", true);
		assertThat(result).containsEntry("inserted", 299L).containsEntry("updated", 1L).containsEntry("skipped", 0L);
		assertThat(BulkCreateContract.ids(result)).isEqualTo(drafts.stream().map((draft) -> draft.get("id")).toList());
		assertThat(run("DraftBulkUpsertNode", "data", drafts)).containsEntry("updated", 300L);
		assertThat(run("DraftReadNode", "id", "d1").get("version")).hasToString("3");
		assertThat(run("DraftReadNode", "id", "d2").get("version")).hasToString("2");
		assertThat(run("DraftCountNode", "filter", Map.of("text", "new"))).containsEntry("count", 300L);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpsertOfManyThatMeetAnotherKeyChangesNothing() {
		run("CustomerCreateNode", "id", "c", "email", "e150");
		List<Map<String, Object>> customers = IntStream.range(0, 300)
			.mapToObj((i) -> Map.<String, Object>of("id", "c" + i, "email", "e" + i))
			.toList();
		assertThat(failure("CustomerBulkUpsertNode", "data", customers).code()).isEqualTo("DF-502");
		assertThat(run("CustomerCountNode")).containsEntry("count", 1L);
		assertThat(run("CustomerBulkUpsertNode", "data", customers, "atomic", false)).containsEntry("inserted", 299L)
			.containsEntry("failed", 1L);
	}

	@Test
	default void bulkUpsertChangesOnlyWhatEachRecordNames() {
		run("PersonBulkCreateNode", "data", BulkCreateContract.people(2));
		assertThat(run("PersonBulkUpsertNode", "data",
				List.of(Map.of("id", "p0", "name", "A"), Map.of("id", "p1", "name", "B", "age", 77))))
			.containsEntry("updated", 2L);
		assertThat(run("PersonReadNode", "id", "p0")).containsEntry("age", 0).containsEntry("name", "A");
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("age", 77);
	}

	@Test
	default void bulkUpsertCountsVersions() {
		run("DraftCreateNode", "id", "a", "text", "x");
		run("DraftBulkUpsertNode", "data", List.of(Map.of("id", "a", "text", "y"), Map.of("id", "b", "text", "y")));
		assertThat(run("DraftReadNode", "id", "a").get("version")).hasToString("2");
		assertThat(run("DraftReadNode", "id", "b").get("version")).hasToString("1");
	}

	@Test
	default void bulkUpsertLetsTheLastOfSeveralWin() {
		Map<String, @Nullable Object> result = run("PersonBulkUpsertNode", "return_ids", true, "data",
				List.of(Map.of("id", "a", "name", "First", "age", 9), Map.of("id", "b", "name", "B"),
						Map.of("id", "a", "name", "Last")));
		assertThat(result).containsEntry("total", 3L).containsEntry("inserted", 2L).containsEntry("skipped", 1L);
		assertThat(BulkCreateContract.ids(result)).isEqualTo(Arrays.asList(null, "b", "a"));
		assertThat(run("PersonReadNode", "id", "a")).containsEntry("name", "Last").containsEntry("age", 0);
	}

	@Test
	default void bulkUpsertByAnotherUniqueKeyKeepsTheId() {
		run("CustomerCreateNode", "id", "c1", "email", "a@x");
		Map<String, @Nullable Object> result = run("CustomerBulkUpsertNode", "conflict_columns", List.of("email"),
				"return_ids", true, "data",
				List.of(Map.of("id", "c9", "email", "a@x"), Map.of("id", "c2", "email", "b@x")));
		assertThat(result).containsEntry("updated", 1L).containsEntry("inserted", 1L);
		assertThat(BulkCreateContract.ids(result)).isEqualTo(List.of("c1", "c2"));
		assertThat(run("CustomerReadNode", "id", "c1")).containsEntry("email", "a@x");
	}

	@Test
	default void bulkUpsertSkipsWhatExistsIfAsked() {
		run("PersonCreateNode", "id", "p1", "name", "Old");
		for (String resolution : List.of("skip", "ignore")) {
			assertThat(run("PersonBulkUpsertNode", "data", BulkCreateContract.people(2), "conflict_resolution",
					resolution))
				.containsEntry("updated", 0L);
		}
		Map<String, @Nullable Object> result = run("PersonBulkUpsertNode", "data", BulkCreateContract.people(3),
				"conflict_resolution", "skip", "return_ids", true);
		assertThat(result).containsEntry("skipped", 2L).containsEntry("inserted", 1L).containsEntry("upserted", 1L);
		assertThat(BulkCreateContract.ids(result)).isEqualTo(Arrays.asList(null, null, "p2"));
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", "Old");
	}

	@Test
	default void bulkUpsertRestoresWhatWasDeletedSoftly() {
		run("NoteCreateNode", "id", "a", "text", "x");
		run("NoteDeleteNode", "id", "a");
		assertThat(run("NoteBulkUpsertNode", "data",
				List.of(Map.of("id", "a", "text", "y"), Map.of("id", "b", "text", "y"))))
			.containsEntry("inserted", 1L)
			.containsEntry("updated", 1L)
			.containsEntry("skipped", 0L);
		assertThat(run("NoteReadNode", "id", "a")).containsEntry("text", "y").containsEntry("deleted_at", null);
	}

	@Test
	default void bulkUpsertThatSkipsWhatExistsRestoresNothing() {
		run("NoteCreateNode", "id", "a", "text", "x");
		run("NoteDeleteNode", "id", "a");
		assertThat(run("NoteBulkUpsertNode", "conflict_resolution", "skip", "data",
				List.of(Map.of("id", "a", "text", "y"))))
			.containsEntry("skipped", 1L);
		assertThat(run("NoteReadNode", "id", "a", "include_deleted", true)).containsEntry("text", "x");
		assertThat(run("NoteCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void bulkCreateThatUpsertsRestoresWhatWasDeletedSoftly() {
		run("NoteCreateNode", "id", "a", "text", "x");
		run("NoteDeleteNode", "id", "a");
		assertThat(run("NoteBulkCreateNode", "conflict_resolution", "upsert", "return_ids", true, "data",
				List.of(Map.of("id", "b", "text", "y"), Map.of("id", "a", "text", "y"))))
			.containsEntry("processed", 2L)
			.containsEntry("inserted", 1L)
			.containsEntry("ids", List.of("b", "a"));
		assertThat(run("NoteReadNode", "id", "a")).containsEntry("text", "y").containsEntry("deleted_at", null);
	}

	@Test
	default void bulkUpsertOnFieldsThatAreNoKeyIsRefused() {
		Problem problem = refusal("PersonBulkUpsertNode", "data", BulkCreateContract.people(1), "conflict_on",
				List.of("name"));
		assertThat(problem.code()).isEqualTo("DF-710");
		assertThat(problem.message()).contains("Person").contains("[name]").contains("not a unique key");
		assertThat(problem.action()).contains("[[id]]");
		assertThat(
				refusal("PersonBulkUpsertNode", "data", BulkCreateContract.people(1), "conflict_on", List.of()).code())
			.isEqualTo("DF-706");
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void bulkUpsertOfARecordWithoutItsKeyIsRefused() {
		Problem problem = refusal("CustomerBulkUpsertNode", "conflict_on", "[\"email\"]", "data",
				List.of(Map.of("id", "a", "email", "a"), Map.of("id", "b")));
		assertThat(problem.code()).isEqualTo("DF-101");
		assertThat(problem.message()).contains("index 1").contains("[email]");
		assertThat(refusal("PersonBulkUpsertNode", "data", List.of(Map.of("name", "A"))).code()).isEqualTo("DF-105");
		assertThat(run("CustomerCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void bulkUpsertRefusesUnknownResolutions() {
		Problem problem = refusal("PersonBulkUpsertNode", "data", BulkCreateContract.people(1), "conflict_resolution",
				"replace");
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("one of [update, skip, ignore]").contains("'replace'");
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpsertIsAllOrNothingUnlessApart() {
		run("CustomerBulkCreateNode", "data", List.of(Map.of("id", "a", "email", "a")));
		List<Object> data = List.of(Map.of("id", "b", "email", "b"), Map.of("id", "c", "email", "a"));
		assertThat(failure("CustomerBulkUpsertNode", "data", data, "batch_size", 1).code()).isEqualTo("DF-502");
		assertThat(run("CustomerCountNode")).containsEntry("count", 1L);
		Map<String, @Nullable Object> result = run("CustomerBulkUpsertNode", "data", data, "atomic", false);
		assertThat(result).containsEntry("inserted", 1L).containsEntry("failed", 1L).containsEntry("skipped", 0L);
	}

	@Test
	default void bulkUpsertTakesRecordsWithIdsOfTheDatabase() {
		Object id = run("TicketCreateNode", "title", "a").get("id");
		assertThat(run("TicketBulkUpsertNode", "data", List.of(Map.of("id", String.valueOf(id), "title", "b"))))
			.containsEntry("updated", 1L);
		assertThat(run("TicketReadNode", "id", id)).containsEntry("title", "b").containsEntry("status", "open");
	}

}
