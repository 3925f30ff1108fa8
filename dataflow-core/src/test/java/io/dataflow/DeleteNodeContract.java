/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Problem;
import io.dataflow.workflow.WorkflowExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a delete node takes and yields.
 */
interface DeleteNodeContract extends DataFlowContract {

	@Test
	default void deleteYieldsIdAndDeleted() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonDeleteNode", "id", "p1"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "p1", "deleted", true));
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void deleteOfNothingYieldsNotDeleted() {
		assertThat(run("PersonDeleteNode", "id", "nobody"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "nobody", "deleted", false));
	}

	@Test
	default void deleteRemovesOnlyTheOne() {
		twoPersons();
		run("PersonDeleteNode", "record_id", "p2", "id", "p1");
		assertThat(values(run("PersonListNode"), "id")).containsExactly("p1");
	}

	@Test
	default void deleteByFilterYieldsTheIdItFound() {
		twoPersons();
		assertThat(run("PersonDeleteNode", "filter", Map.of("name", "Bob")))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "p2", "deleted", true));
		assertThat(run("PersonDeleteNode", "conditions", "{\"id\": \"p1\"}")).containsEntry("deleted", true);
	}

	@Test
	default void deleteByFilterThatFindsNothingYieldsNoId() {
		assertThat(run("PersonDeleteNode", "filter", Map.of("name", "Nobody")))
			.containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("id", null, "deleted", false));
	}

	@Test
	default void deleteThatSelectsSeveralFailsAndDeletesNothing() {
		twoPersons();
		WorkflowExecutionException failure = failure("PersonDeleteNode", "filter", Map.of("active", true));
		assertThat(failure.code()).isEqualTo("DF-704");
		assertThat(failure).hasMessageContaining("PersonDeleteNode");
		assertThat(run("PersonCountNode")).containsEntry("count", 2L);
	}

	@Test
	default void deleteWithoutAddressIsRefused() {
		twoPersons();
		Problem problem = refusal("PersonDeleteNode");
		assertThat(problem.code()).isEqualTo("DF-705");
		assertThat(problem.message()).contains("PersonDeleteNode").contains("'id'");
		assertThat(refusal("PersonDeleteNode", "filter", Map.of()).code()).isEqualTo("DF-705");
		assertThat(refusal("PersonDeleteNode", "filter", Map.of("$nor", List.of())).code()).isEqualTo("DF-705");
		assertThat(run("PersonCountNode")).containsEntry("count", 2L);
	}

	@Test
	default void deleteWhoseIdArrivesAsNullFails() {
		twoPersons();
		assertThat(failureWithInputs("PersonDeleteNode", "id", null)).hasMessageContaining("DF-705");
		assertThat(run("PersonCountNode")).containsEntry("count", 2L);
	}

	@Test
	default void softDeletionOfAModelWithoutItIsRefused() {
		Problem problem = refusal("PersonDeleteNode", "id", "p1", "soft_delete", true);
		assertThat(problem.code()).isEqualTo("DF-701");
		assertThat(problem.message()).contains("Person");
		assertThat(problem.action()).contains("softDelete");
	}

	@Test
	default void deleteForGoodOfAModelWithoutSoftDeletionDeletes() {
		twoPersons();
		assertThat(run("PersonDeleteNode", "id", "p1", "soft_delete", false)).containsEntry("deleted", true);
	}

	@Test
	default void idOfADeletionHasTheTypeOfTheKey() {
		Object id = run("TicketCreateNode").get("id");
		assertThat(run("TicketDeleteNode", "id", String.valueOf(id))).containsEntry("id", id)
			.containsEntry("deleted", true);
	}

	private void twoPersons() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		run("PersonCreateNode", "id", "p2", "name", "Bob");
	}

}
