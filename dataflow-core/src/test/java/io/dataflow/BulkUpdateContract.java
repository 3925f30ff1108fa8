/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bulk update node takes and yields.
 */
interface BulkUpdateContract extends DataFlowContract {

	private void people(int count) {
		run("PersonBulkCreateNode", "data", BulkCreateContract.people(count));
	}

	private Object name(String id) {
		return String.valueOf(run("PersonReadNode", "id", id).get("name"));
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpdateByRecordsWorksInEveryBatch() {
		people(5);
		Map<String, @Nullable Object> result = run("PersonBulkUpdateNode", "batch_size", 1, "data", List
			.of(Map.of("id", "p0", "name", "A"), Map.of("id", "p4", "name", "B"), Map.of("id", "x", "name", "C")));
		assertThat(result).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("processed", 2L, "updated", 2L,
				"batch_size", 1L, "operation", "bulk_update", "success", true, "failed", 1L));
		assertThat(name("p0")).isEqualTo("A");
		assertThat(name("p4")).isEqualTo("B");
		assertThat(name("p1")).isEqualTo("Name 1");
	}

	@Test
	default void bulkUpdateByRecordsChangesOnlyWhatEachNames() {
		people(2);
		run("PersonBulkUpdateNode", "data",
				List.of(Map.of("id", "p0", "age", 50),
						DataFlowContract.map("id", "p1", "email", "e", "favouriteColor", null),
						Map.of("id", "p0", "email", "f"), Map.of("id", "p1")));
		assertThat(run("PersonReadNode", "id", "p0")).containsEntry("age", 50)
			.containsEntry("name", "Name 0")
			.containsEntry("email", "f");
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("age", 1).containsEntry("email", "e");
	}

	@Test
	default void bulkUpdateByRecordsLetsTheLastWin() {
		people(1);
		assertThat(run("PersonBulkUpdateNode", "data",
				List.of(Map.of("id", "p0", "name", "A"), Map.of("id", "p0", "name", "B"))))
			.containsEntry("updated", 1L);
		assertThat(name("p0")).isEqualTo("B");
	}

	@Test
	default void bulkUpdateBumpsTimestampsAndVersions() {
		Map<String, @Nullable Object> before = run("DraftCreateNode", "id", "d", "text", "a");
		run("DraftBulkUpdateNode", "data", List.of(Map.of("id", "d", "text", "b")));
		run("DraftBulkUpdateNode", "filter", Map.of("id", "d"), "fields", Map.of("text", "c"));
		Map<String, @Nullable Object> after = run("DraftReadNode", "id", "d");
		assertThat(after.get("version")).hasToString("3");
		assertThat((Instant) after.get("updated_at")).isAfter((Instant) before.get("updated_at"));
		assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
	}

	@Test
	default void bulkUpdateWithoutIdIsRefused() {
		people(1);
		Problem problem = refusal("PersonBulkUpdateNode", "data",
				List.of(Map.of("id", "p0", "name", "A"), Map.of("name", "B")));
		assertThat(problem.code()).isEqualTo("DF-105");
		assertThat(problem.message()).contains("index 1").contains("[id]");
		assertThat(name("p0")).isEqualTo("Name 0");
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpdateApartReportsWhatFailed() {
		run("CustomerBulkCreateNode", "data",
				List.of(Map.of("id", "a", "email", "a"), Map.of("id", "b", "email", "b")));
		List<Object> data = List.of(Map.of("id", "a", "email", "b"), Map.of("id", "b", "email", "c"));
		DataFlowException failure = failure("CustomerBulkUpdateNode", "data",
				List.of(Map.of("id", "b", "email", "c"), Map.of("id", "a", "email", "c")));
		assertThat(failure.code()).isEqualTo("DF-502");
		assertThat(run("CustomerReadNode", "id", "b")).containsEntry("email", "b");
		Map<String, @Nullable Object> result = run("CustomerBulkUpdateNode", "data", data, "atomic", false,
				"batch_size", 1);
		assertThat(result).containsEntry("updated", 1L).containsEntry("failed", 1L);
		assertThat((List<?>) result.get("errors")).singleElement()
			.satisfies((error) -> assertThat(((Map<?, ?>) error).get("index")).isEqualTo(0L));
	}

	@Test
	default void bulkUpdateByFilterTakesTheFilterLanguage() {
		people(10);
		Map<String, @Nullable Object> result = run("PersonBulkUpdateNode", "filter",
				Map.of("age", Map.of("$gte", 2, "$lt", 5)), "update", Map.of("name", "New"));
		assertThat(result).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("processed", 3L, "updated", 3L,
				"batch_size", 1000L, "operation", "bulk_update", "success", true));
		assertThat(run("PersonCountNode", "filter", Map.of("name", "New"))).containsEntry("count", 3L);
	}

	@Test
	default void bulkUpdateWithLimitTakesTheSmallestIds() {
		people(5);
		assertThat(run("PersonBulkUpdateNode", "filter", Map.of("age", Map.of("$gt", 0)), "fields",
				Map.of("name", "New"), "limit", 2))
			.containsEntry("updated", 2L);
		assertThat(name("p1")).isEqualTo("New");
		assertThat(name("p2")).isEqualTo("New");
		assertThat(name("p3")).isEqualTo("Name 3");
		assertThat(
				refusal("PersonBulkUpdateNode", "filter", Map.of("age", 1), "fields", Map.of("name", "X"), "limit", -1)
					.code())
			.isEqualTo("DF-909");
	}

	@Test
	default void bulkUpdateOfEverythingMustBeConfirmed() {
		people(2);
		List<Map<String, Object>> everything = List.of(Map.of(), Map.of("id", Map.of("$nin", List.of())),
				Map.of("$or", List.of(Map.of("age", 1), Map.of("name", Map.of("$nin", List.of())))));
		for (Map<String, Object> filter : everything) {
			Problem problem = refusal("PersonBulkUpdateNode", "filter", filter, "fields", Map.of("name", "New"));
			assertThat(problem.code()).as("%s", filter).isEqualTo("DF-903");
			assertThat(problem.message()).contains("PersonBulkUpdateNode").contains("'confirmed'");
		}
		assertThat(name("p0")).isEqualTo("Name 0");
		assertThat(run("PersonBulkUpdateNode", "filter", Map.of(), "fields", Map.of("name", "New"), "confirmed", true))
			.containsEntry("updated", 2L);
		assertThat(run("PersonBulkUpdateNode", "filter", Map.of(), "fields", Map.of("name", "N"), "safe_mode", false))
			.containsEntry("updated", 2L);
	}

	@Test
	default void bulkUpdateWithoutFilterOrRecordsIsRefused() {
		people(1);
		Problem problem = refusal("PersonBulkUpdateNode", "fields", Map.of("name", "New"), "confirmed", true);
		assertThat(problem.code()).isEqualTo("DF-104");
		assertThat(problem.message()).contains("neither 'data' nor a 'filter'");
		assertThat(name("p0")).isEqualTo("Name 0");
	}

	@Test
	default void bulkUpdateOfThePrimaryKeyIsRefused() {
		assertThat(refusal("PersonBulkUpdateNode", "filter", Map.of("id", "a"), "fields", Map.of("id", "b")).code())
			.isEqualTo("DF-905");
	}

	@Test
	default void bulkUpdateWithoutFieldsWarns() {
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("PersonBulkUpdateNode", "filter", Map.of("id", "a"))).containsEntry("updated", 0L);
			assertThat(log.warnings("DF-904")).isNotEmpty();
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpdateLeavesDeletedRecordsAlone() {
		run("NoteBulkCreateNode", "data", List.of(Map.of("id", "a", "text", "x"), Map.of("id", "b", "text", "x")));
		run("NoteDeleteNode", "id", "a");
		List<Object> data = List.of(Map.of("id", "a", "text", "y"), Map.of("id", "b", "text", "y"));
		assertThat(run("NoteBulkUpdateNode", "data", data)).containsEntry("updated", 1L).containsEntry("failed", 1L);
		assertThat(run("NoteBulkUpdateNode", "filter", Map.of("id", Map.of("$in", List.of("a", "b"))), "fields",
				Map.of("text", "z")))
			.containsEntry("updated", 1L);
		assertThat(run("NoteBulkUpdateNode", "data", data, "include_deleted", true)).containsEntry("updated", 2L);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkUpdateByFilterTakesExpressions() {
		people(3);
		assertThat(run("PersonBulkUpdateNode", "filter", Map.of("age", Map.of("$gte", 1)), "fields",
				Map.of("age", Map.of("$inc", 10), "name", Map.of("$concat", "!"))))
			.containsEntry("updated", 2L);
		assertThat(run("PersonReadNode", "id", "p2")).containsEntry("age", 12).containsEntry("name", "Name 2!");
		assertThat(run("PersonReadNode", "id", "p0")).containsEntry("age", 0).containsEntry("name", "Name 0");
	}

	@Test
	default void bulkUpdateByRecordsRefusesExpressions() {
		people(1);
		Problem problem = refusal("PersonBulkUpdateNode", "data",
				List.of(Map.of("id", "p0", "age", Map.of("$inc", 10))));
		assertThat(problem.code()).isEqualTo("DF-907");
		assertThat(problem.message()).contains("index 0").contains("'age' of Person is an update expression");
		Object id = run("TicketCreateNode").get("id");
		assertThat(refusal("TicketBulkUpdateNode", "data",
				List.of(Map.of("id", String.valueOf(id), "details", Map.of("$set", 1))))
			.code()).isEqualTo("DF-907");
		assertThat(run("PersonReadNode", "id", "p0")).containsEntry("age", 0);
	}

	@Test
	default void bulkUpdateInTwoWaysAtOnceIsRefused() {
		people(1);
		List<Object> data = List.of(Map.of("id", "p0", "name", "A"));
		Problem problem = refusal("PersonBulkUpdateNode", "data", data, "filter", Map.of("age", 0), "fields",
				Map.of("name", "B"));
		assertThat(problem.code()).isEqualTo("DF-104");
		assertThat(problem.message()).contains("'data'").contains("[filter, fields] has no effect");
		assertThat(refusal("PersonBulkUpdateNode", "data", data, "limit", 1).message()).contains("[limit]");
		assertThat(name("p0")).isEqualTo("Name 0");
		assertThat(run("PersonBulkUpdateNode", "data", data, "filter", Map.of())).containsEntry("updated", 1L);
	}

	@Test
	default void bulkUpdateByFilterIsNeverApart() {
		people(1);
		Problem problem = refusal("PersonBulkUpdateNode", "filter", Map.of("age", 0), "fields", Map.of("name", "B"),
				"atomic", false);
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'atomic' of PersonBulkUpdateNode").contains("where a filter says");
		assertThat(failureWithInputs("PersonBulkUpdateNode", "filter", Map.of("age", 0), "fields", Map.of("name", "B"),
				"atomic", false)
			.code()).isEqualTo("DF-102");
		assertThat(name("p0")).isEqualTo("Name 0");
	}

	@Test
	default void bulkUpdateOfNothingSucceeds() {
		assertThat(run("PersonBulkUpdateNode", "data", List.of())).containsEntry("processed", 0L);
		assertThat(refusal("PersonBulkUpdateNode", "data", Map.of("id", "a")).code()).isEqualTo("DF-906");
	}

}
