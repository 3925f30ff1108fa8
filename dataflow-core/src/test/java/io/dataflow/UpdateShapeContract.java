/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calls that an update node refuses.
 */
interface UpdateShapeContract extends DataFlowContract {

	@Test
	default void updateWithoutAnythingIsRefused() {
		Problem problem = refusal("PersonUpdateNode");
		assertThat(problem.code()).isEqualTo("DF-104");
		assertThat(problem.message()).contains("PersonUpdateNode").contains("'filter'");
		assertThat(problem.action()).contains("filter").contains("fields");
	}

	@Test
	default void updateWithFieldsButWithoutFilterIsRefused() {
		assertThat(refusal("PersonUpdateNode", "fields", Map.of("name", "X")).code()).isEqualTo("DF-104");
	}

	@Test
	default void flatUpdateWithoutIdIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "name", "X");
		assertThat(problem.code()).isEqualTo("DF-902");
		assertThat(problem.message()).contains("PersonUpdateNode");
		assertThat(problem.action()).contains("filter").contains("fields");
	}

	@Test
	default void updateWithEmptyFilterIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of(), "fields", Map.of("name", "X"));
		assertThat(problem.code()).isEqualTo("DF-903");
		assertThat(problem.message()).contains("PersonUpdateNode").contains("empty");
	}

	@Test
	default void updateWithFilterThatIsAlwaysTrueIsRefused() {
		assertThat(
				refusal("PersonUpdateNode", "filter", Map.of("$and", List.of()), "fields", Map.of("name", "X")).code())
			.isEqualTo("DF-903");
		assertThat(refusal("PersonUpdateNode", "filter", Map.of("id", Map.of("$nin", List.of())), "fields",
				Map.of("name", "X"))
			.code()).isEqualTo("DF-903");
	}

	@Test
	default void updateWithEmptyFieldsWarnsAndChangesNothing() {
		Map<String, @Nullable Object> created = run("PersonCreateNode", "id", "p1", "name", "Ann");
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", Map.of()))
				.containsExactlyInAnyOrderEntriesOf(Map.of("id", "p1", "updated", false));
			assertThat(log.warnings("DF-904")).singleElement().asString().contains("PersonUpdateNode");
		}
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("updated_at", created.get("updated_at"));
	}

	@Test
	default void updateOfThePrimaryKeyIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
				Map.of("id", "p2", "name", "X"));
		assertThat(problem.code()).isEqualTo("DF-905");
		assertThat(problem.message()).contains("Person").contains("'id'");
	}

	@Test
	default void updateOfUnknownFieldIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", Map.of("nmae", "X"));
		assertThat(problem.code()).isEqualTo("DF-605");
		assertThat(problem.message()).contains("Person").contains("'nmae'");
		assertThat(problem.action()).contains("'name'").contains("favourite_color");
	}

	@Test
	default void updateWithNullForAFieldThatMustHaveAValueIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
				DataFlowContract.map("name", null));
		assertThat(problem.code()).isEqualTo("DF-109");
		assertThat(problem.message()).contains("[name]");
	}

	@Test
	default void updateWithValueOfTheWrongTypeIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", Map.of("age", "old"));
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'age'")
			.contains("Person")
			.contains("was given String")
			.doesNotContain("old");
	}

	@Test
	default void updateLeavesOutManagedFieldsWithOneWarning() {
		Map<String, @Nullable Object> created = run("PersonCreateNode", "id", "p1", "name", "Ann");
		String longAgo = "2001-01-01T00:00:00Z";
		try (CapturedLog log = new CapturedLog()) {
			Map<String, @Nullable Object> updated = run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
					Map.of("name", "Anna", "updated_at", longAgo));
			assertThat((Instant) updated.get("updated_at")).isAfter((Instant) created.get("updated_at"));
			assertThat(log.warnings("DF-103")).singleElement().asString().contains("Person").contains("[updated_at]");
		}
	}

	@Test
	default void updateOfNothingButManagedFieldsChangesNothing() {
		Map<String, @Nullable Object> created = run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields",
				Map.of("createdAt", "2001-01-01T00:00:00Z")))
			.containsEntry("updated", false);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("created_at", created.get("created_at"));
	}

	@Test
	default void updateWithTextThatIsNotJsonIsRefused() {
		Problem problem = refusal("PersonUpdateNode", "filter", Map.of("id", "p1"), "fields", "name=X");
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'fields'").contains("JSON");
	}

}
