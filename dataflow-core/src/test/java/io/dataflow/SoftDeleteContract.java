/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that are deleted softly are hidden but there.
 */
interface SoftDeleteContract extends DataFlowContract {

	@Test
	default void recordOfASoftModelHasDeletedAt() {
		assertThat(run("NoteCreateNode", "id", "n1", "text", "a")).containsEntry("deleted_at", null)
			.containsOnlyKeys("id", "text", "created_at", "updated_at", "deleted_at");
	}

	@Test
	default void softDeletionTellsOnlyOnce() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		assertThat(run("NoteDeleteNode", "id", "n1"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "n1", "deleted", true));
		Object deletedAt = run("NoteReadNode", "id", "n1", "include_deleted", true).get("deleted_at");
		assertThat(run("NoteDeleteNode", "id", "n1"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "n1", "deleted", false));
		assertThat(run("NoteReadNode", "id", "n1", "include_deleted", true)).containsEntry("deleted_at", deletedAt);
	}

	@Test
	default void deletedRecordIsHidden() {
		twoNotesOneDeleted();
		assertThat(failure("NoteReadNode", "id", "n1").code()).isEqualTo("DF-703");
		assertThat(run("NoteReadNode", "id", "n1", "raise_on_not_found", false)).containsEntry("found", false);
		assertThat(values(run("NoteListNode"), "id")).containsExactly("n2");
		assertThat(run("NoteListNode", "count_only", true)).containsEntry("count", 1L);
		assertThat(run("NoteListNode", "include_total", true)).containsEntry("total", 1L);
		assertThat(run("NoteCountNode")).containsEntry("count", 1L);
		assertThat(run("NoteReadNode", "filter", Map.of("text", "same"))).containsEntry("id", "n2");
	}

	@Test
	default void deletedRecordIsThereOnRequest() {
		twoNotesOneDeleted();
		Map<String, @Nullable Object> read = run("NoteReadNode", "id", "n1", "include_deleted", true);
		assertThat((Instant) read.get("deleted_at")).isAfter(ContractClock.START);
		assertThat(values(run("NoteListNode", "include_deleted", true), "id")).containsExactly("n2", "n1");
		assertThat(run("NoteCountNode", "include_deleted", true)).containsEntry("count", 2L);
		assertThat(run("NoteCountNode", "include_deleted", true, "filter",
				Map.of("deleted_at", Map.of("$not", DataFlowContract.map("$eq", null)))))
			.containsEntry("count", 1L);
	}

	@Test
	default void deletedRecordIsNotUpdated() {
		twoNotesOneDeleted();
		assertThat(run("NoteUpdateNode", "filter", Map.of("id", "n1"), "fields", Map.of("text", "b")))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "n1", "updated", false));
		assertThat(run("NoteUpdateNode", "filter", Map.of("text", "same"), "fields", Map.of("text", "b")))
			.containsEntry("id", "n2");
		assertThat(run("NoteReadNode", "id", "n1", "include_deleted", true)).containsEntry("text", "same");
	}

	@Test
	default void orDoesNotLetDeletedRecordsThrough() {
		twoNotesOneDeleted();
		assertThat(run("NoteCountNode", "filter", Map.of("$or", List.of(Map.of("text", "same"), Map.of("id", "n1")))))
			.containsEntry("count", 1L);
	}

	@Test
	default void deletionForGoodRemovesTheRecord() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		assertThat(run("NoteDeleteNode", "id", "n1", "soft_delete", false)).containsEntry("deleted", true);
		assertThat(run("NoteCountNode", "include_deleted", true)).containsEntry("count", 0L);
	}

	@Test
	default void deletionForGoodReachesDeletedRecords() {
		twoNotesOneDeleted();
		assertThat(run("NoteDeleteNode", "id", "n1", "soft_delete", false)).containsEntry("deleted", true);
		assertThat(run("NoteCountNode", "include_deleted", true)).containsEntry("count", 1L);
	}

	@Test
	default void softDeletionOnRequestIsSoft() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		assertThat(run("NoteDeleteNode", "id", "n1", "soft_delete", true)).containsEntry("deleted", true);
		assertThat(run("NoteCountNode", "include_deleted", true)).containsEntry("count", 1L);
	}

	@Test
	default void idOfADeletedRecordIsTaken() {
		twoNotesOneDeleted();
		assertThat(failure("NoteCreateNode", "id", "n1", "text", "again").code()).isEqualTo("DF-502");
	}

	@Test
	default void deletedAtIsManaged() {
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("NoteCreateNode", "id", "n1", "text", "a", "deleted_at", "2026-01-01T00:00:00Z"))
				.containsEntry("deleted_at", null);
			assertThat(run("NoteUpdateNode", "filter", Map.of("id", "n1"), "fields",
					Map.of("text", "b", "deletedAt", "2026-01-01T00:00:00Z")))
				.containsEntry("deleted_at", null);
			assertThat(log.warnings("DF-103")).isNotEmpty()
				.allSatisfy((warning) -> assertThat(warning).contains("[deleted_at]"));
		}
	}

	private void twoNotesOneDeleted() {
		run("NoteCreateNode", "id", "n1", "text", "same");
		run("NoteCreateNode", "id", "n2", "text", "same");
		run("NoteDeleteNode", "id", "n1");
	}

}
