/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.lifecycle.VersionConflictException;
import io.dataflow.workflow.WorkflowExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change that expects a version reaches no other.
 */
interface VersionContract extends DataFlowContract {

	@Test
	default void versionBeginsWithOne() {
		assertThat(run("DraftCreateNode", "id", "d1", "text", "a")).containsEntry("version", 1L)
			.containsOnlyKeys("id", "text", "created_at", "updated_at", "version");
	}

	@Test
	default void everyUpdateRaisesTheVersion() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		assertThat(update("b")).containsEntry("version", 2L);
		assertThat(update("b")).containsEntry("version", 3L);
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("version", 3L);
	}

	@Test
	default void updateOfTheExpectedVersionSucceeds() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		assertThat(update("b", "version", 1)).containsEntry("updated", true).containsEntry("version", 2L);
		assertThat(update("c", "version", "2")).containsEntry("updated", true).containsEntry("version", 3L);
	}

	@Test
	default void updateOfAnotherVersionFailsAndChangesNothing() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		update("b");
		WorkflowExecutionException failure = failure("DraftUpdateNode", "filter", Map.of("id", "d1"), "fields",
				Map.of("text", "lost"), "version", 1);
		assertThat(failure.code()).isEqualTo("DF-507");
		assertThat(failure).hasMessageContaining("Draft")
			.hasMessageContaining("expected to have version 1")
			.hasMessageContaining("has 2");
		assertThat(failure).hasCauseInstanceOf(VersionConflictException.class);
		assertThat(run("DraftReadNode", "id", "d1")).containsEntry("text", "b").containsEntry("version", 2L);
	}

	@Test
	default void flatUpdateOfAnotherVersionFails() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		assertThat(failure("DraftUpdateNode", "id", "d1", "text", "lost", "version", 7).code()).isEqualTo("DF-507");
	}

	@Test
	default void updateByFilterOfAnotherVersionFails() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		assertThat(
				failure("DraftUpdateNode", "filter", Map.of("text", "a"), "fields", Map.of("text", "b"), "version", 9)
					.code())
			.isEqualTo("DF-507");
	}

	@Test
	default void updateOfNothingIsNoConflict() {
		assertThat(run("DraftUpdateNode", "filter", Map.of("id", "none"), "fields", Map.of("text", "b"), "version", 1))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "none", "updated", false));
	}

	@Test
	default void versionIsManaged() {
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("DraftCreateNode", "id", "d1", "text", "a", "version", 9)).containsEntry("version", 1L);
			assertThat(
					run("DraftUpdateNode", "filter", Map.of("id", "d1"), "fields", Map.of("text", "b", "version", 9)))
				.containsEntry("version", 2L);
			assertThat(log.warnings("DF-103")).isNotEmpty()
				.allSatisfy((warning) -> assertThat(warning).contains("Draft").contains("[version]"));
		}
	}

	@Test
	default void versionMayBeAskedFor() {
		run("DraftCreateNode", "id", "d1", "text", "a");
		assertThat(run("DraftCountNode", "filter", Map.of("version", 1))).containsEntry("count", 1L);
	}

	private Map<String, Object> update(String text, Object... more) {
		Object[] parameters = new Object[more.length + 4];
		System.arraycopy(new Object[] { "filter", Map.of("id", "d1"), "fields", Map.of("text", text) }, 0, parameters,
				0, 4);
		System.arraycopy(more, 0, parameters, 4, more.length);
		return run("DraftUpdateNode", parameters);
	}

}
