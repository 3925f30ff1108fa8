/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bulk delete node takes and yields.
 */
interface BulkDeleteContract extends DataFlowContract {

	private void people(int count) {
		run("PersonBulkCreateNode", "data", BulkCreateContract.people(count));
	}

	private long left(String entity) {
		return (Long) Objects.requireNonNull(run(entity + "CountNode").get("count"));
	}

	@Test
	default void bulkDeleteByFilterYieldsHowManyWereDeleted() {
		people(10);
		assertThat(run("PersonBulkDeleteNode", "filter", Map.of("age", Map.of("$lt", 4))))
			.containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("processed", 4L, "deleted", 4L, "batch_size",
					1000L, "operation", "bulk_delete", "success", true));
		assertThat(left("Person")).isEqualTo(6);
		assertThat(run("PersonBulkDeleteNode", "filter", Map.of("id", Map.of("$in", List.of()))))
			.containsEntry("deleted", 0L);
	}

	@Test
	default void bulkDeleteTakesRecordsAndIds() {
		people(6);
		assertThat(
				run("PersonBulkDeleteNode", "data", List.of(Map.of("id", "p0"), Map.of("id", "none")), "batch_size", 1))
			.containsEntry("deleted", 1L);
		assertThat(run("PersonBulkDeleteNode", "ids", List.of("p1", "p1", "p2"))).containsEntry("deleted", 2L);
		assertThat(run("PersonBulkDeleteNode", "ids", List.of("p3", "p4"), "filter", Map.of("age", 4)))
			.containsEntry("deleted", 1L);
		assertThat(run("PersonBulkDeleteNode", "ids", List.of())).containsEntry("deleted", 0L);
		assertThat(left("Person")).isEqualTo(2);
	}

	@Test
	default void bulkDeleteOfEverythingMustBeConfirmed() {
		people(3);
		List<Map<String, Object>> everything = List.of(Map.of(), Map.of("id", Map.of("$nin", List.of())),
				Map.of("name", Map.of("$nin", List.of()), "age", Map.of("$nin", List.of())),
				Map.of("id", Map.of("$like", "%")));
		for (Map<String, Object> filter : everything) {
			Problem problem = refusal("PersonBulkDeleteNode", "filter", filter);
			assertThat(problem.code()).as("%s", filter).isEqualTo("DF-903");
			assertThat(problem.message()).contains("PersonBulkDeleteNode").contains("nothing was changed");
		}
		assertThat(failureWithInputs("PersonBulkDeleteNode", "filter", Map.of()).code()).isEqualTo("DF-903");
		assertThat(left("Person")).isEqualTo(3);
		assertThat(run("PersonBulkDeleteNode", "filter", Map.of(), "confirmed", true)).containsEntry("deleted", 3L);
	}

	@Test
	default void bulkDeleteOfEverythingNeedsNoConfirmationWithoutSafeMode() {
		people(2);
		assertThat(run("PersonBulkDeleteNode", "filter", Map.of(), "safe_mode", false)).containsEntry("deleted", 2L);
	}

	@Test
	default void bulkDeleteAsksWhenToldTo() {
		people(2);
		Problem problem = refusal("PersonBulkDeleteNode", "filter", Map.of("age", 1), "confirmation_required", true);
		assertThat(problem.code()).isEqualTo("DF-903");
		assertThat(problem.message()).contains("'confirmation_required'");
		assertThat(left("Person")).isEqualTo(2);
		assertThat(run("PersonBulkDeleteNode", "filter", Map.of("age", 1), "confirmation_required", true, "confirmed",
				true))
			.containsEntry("deleted", 1L);
	}

	@Test
	default void bulkDeleteByFilterIsNeverApart() {
		people(1);
		Problem problem = refusal("PersonBulkDeleteNode", "filter", Map.of("age", 0), "atomic", false);
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'atomic' of PersonBulkDeleteNode");
		assertThat(left("Person")).isEqualTo(1);
		assertThat(run("PersonBulkDeleteNode", "ids", List.of("p0"), "filter", Map.of("age", 0), "atomic", false))
			.containsEntry("deleted", 1L)
			.containsEntry("failed", 0L);
	}

	@Test
	default void bulkDeleteWithoutFilterOrRecordsIsRefused() {
		people(1);
		assertThat(refusal("PersonBulkDeleteNode", "confirmed", true).code()).isEqualTo("DF-705");
		assertThat(refusal("PersonBulkDeleteNode", "ids", "p0").code()).isEqualTo("DF-906");
		Problem problem = refusal("PersonBulkDeleteNode", "data", List.of(Map.of("id", "p0"), Map.of("name", "x")));
		assertThat(problem.code()).isEqualTo("DF-105");
		assertThat(problem.message()).contains("index 1").contains("[id]");
		assertThat(left("Person")).isEqualTo(1);
	}

	@Test
	default void bulkDeleteMarksLivingRecordsOnly() {
		run("NoteBulkCreateNode", "data", List.of(Map.of("id", "a", "text", "x"), Map.of("id", "b", "text", "x"),
				Map.of("id", "c", "text", "y")));
		assertThat(run("NoteBulkDeleteNode", "filter", Map.of("text", "x"))).containsEntry("deleted", 2L);
		Object marked = run("NoteReadNode", "id", "a", "include_deleted", true).get("deleted_at");
		assertThat(marked).isNotNull();
		assertThat(run("NoteBulkDeleteNode", "ids", List.of("a", "b", "c"))).containsEntry("deleted", 1L);
		assertThat(run("NoteReadNode", "id", "a", "include_deleted", true)).containsEntry("deleted_at", marked);
		assertThat(left("Note")).isZero();
		assertThat(run("NoteBulkDeleteNode", "ids", List.of("a", "b"), "soft_delete", false)).containsEntry("deleted",
				2L);
		assertThat(run("NoteCountNode", "include_deleted", true)).containsEntry("count", 1L);
	}

	@Test
	default void bulkDeleteSoftlyWhereThereIsNoneIsRefused() {
		Problem problem = refusal("PersonBulkDeleteNode", "ids", List.of("a"), "soft_delete", true);
		assertThat(problem.code()).isEqualTo("DF-701");
		assertThat(problem.message()).contains("Person does not delete softly");
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void bulkDeleteIsAllOrNothingUnlessApart() {
		run("CustomerBulkCreateNode", "data", List.of(Map.of("id", "a"), Map.of("id", "b"), Map.of("id", "c")));
		run("InvoiceCreateNode", "id", "i", "customer_id", "b", "total", 1);
		List<String> ids = List.of("a", "b", "c");
		assertThat(failure("CustomerBulkDeleteNode", "ids", ids, "batch_size", 1).code()).isEqualTo("DF-305");
		assertThat(left("Customer")).isEqualTo(3);
		Map<String, @Nullable Object> result = run("CustomerBulkDeleteNode", "ids", ids, "atomic", false);
		assertThat(result).containsEntry("deleted", 2L).containsEntry("failed", 1L);
		assertThat(((Map<?, ?>) ((List<?>) Objects.requireNonNull(result.get("errors"))).get(0)).get("index"))
			.isEqualTo(1L);
	}

}
