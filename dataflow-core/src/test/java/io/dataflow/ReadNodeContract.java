/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.workflow.Problem;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a read node takes and yields.
 */
interface ReadNodeContract extends DataFlowContract {

	@Test
	default void readYieldsTheRecordAndFound() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("found", true)
			.containsEntry("name", "Ann")
			.containsOnlyKeys("id", "name", "email", "age", "active", "favourite_color", "created_at", "updated_at",
					"found");
	}

	@Test
	default void readOfNothingFails() {
		WorkflowExecutionException failure = failure("PersonReadNode", "id", "nobody");
		assertThat(failure.code()).isEqualTo("DF-703");
		assertThat(failure).hasMessageContaining("Person").hasMessageContaining("'nobody'");
		assertThat(failure.action()).contains("raise_on_not_found");
	}

	@Test
	default void readOfNothingWithoutRaisingYieldsIdAndFound() {
		assertThat(run("PersonReadNode", "id", "nobody", "raise_on_not_found", false))
			.containsExactlyInAnyOrderEntriesOf(Map.of("id", "nobody", "found", false));
	}

	@Test
	default void readOfNothingByFilterYieldsNoId() {
		Map<String, @Nullable Object> result = run("PersonReadNode", "filter", Map.of("name", "Nobody"),
				"raise_on_not_found", false);
		assertThat(result).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("id", null, "found", false));
	}

	@Test
	default void readByFilterThatFindsNothingFails() {
		assertThat(failure("PersonReadNode", "filter", Map.of("name", "Nobody"))).hasMessageContaining("DF-703")
			.hasMessageContaining("filter");
	}

	@Test
	default void readByAnyPredicateThatSelectsOne() {
		twoPersons();
		assertThat(run("PersonReadNode", "filter", Map.of("name", "Bob"))).containsEntry("id", "p2");
		assertThat(run("PersonReadNode", "filter", Map.of("age", Map.of("$gt", 30)))).containsEntry("id", "p2");
	}

	@Test
	default void readByFilterThatSelectsSeveralFails() {
		twoPersons();
		WorkflowExecutionException failure = failure("PersonReadNode", "filter", Map.of("active", true));
		assertThat(failure.code()).isEqualTo("DF-704");
		assertThat(failure).hasMessageContaining("PersonReadNode");
	}

	@Test
	default void recordIdWinsOverId() {
		twoPersons();
		assertThat(run("PersonReadNode", "record_id", "p2", "id", "p1")).containsEntry("name", "Bob");
	}

	@Test
	default void idInConditionsWinsOverBoth() {
		twoPersons();
		assertThat(run("PersonReadNode", "record_id", "p1", "id", "p1", "conditions", Map.of("id", "p2")))
			.containsEntry("name", "Bob");
	}

	@Test
	default void emptyFilterFallsBackToConditions() {
		twoPersons();
		assertThat(run("PersonReadNode", "filter", Map.of(), "conditions", Map.of("id", "p2"))).containsEntry("name",
				"Bob");
	}

	@Test
	default void filterMayBeJsonText() {
		twoPersons();
		assertThat(run("PersonReadNode", "filter", "{\"id\": \"p2\"}")).containsEntry("name", "Bob");
		assertThat(run("PersonReadNode", "conditions", "{\"id\": \"p1\"}")).containsEntry("name", "Ann");
	}

	@Test
	default void textThatIsNotJsonIsRefused() {
		Problem problem = refusal("PersonReadNode", "filter", "{\"id\": ");
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'filter'").contains("PersonReadNode").contains("JSON");
		assertThat(refusal("PersonReadNode", "filter", "{\"id\": \"p1\"} and more").code()).isEqualTo("DF-102");
		assertThat(refusal("PersonReadNode", "filter", "[1]").code()).isEqualTo("DF-102");
	}

	@Test
	default void readWithoutAddressIsRefused() {
		Problem problem = refusal("PersonReadNode");
		assertThat(problem.code()).isEqualTo("DF-702");
		assertThat(problem.message()).contains("PersonReadNode").contains("'id'");
		assertThat(refusal("PersonReadNode", "filter", Map.of()).code()).isEqualTo("DF-702");
	}

	@Test
	default void readWhoseIdArrivesAsNullFails() {
		assertThat(failureWithInputs("PersonReadNode", "id", null)).hasMessageContaining("DF-702");
	}

	@Test
	default void idIsBroughtIntoTheTypeOfTheKey() {
		Object id = run("TicketCreateNode", "title", "first").get("id");
		assertThat(run("TicketReadNode", "id", String.valueOf(id))).containsEntry("title", "first")
			.containsEntry("id", id);
		assertThat(run("TicketReadNode", "record_id", "999999", "raise_on_not_found", false)).containsEntry("id",
				999999L);
	}

	@Test
	default void idOfTheWrongTypeIsRefused() {
		Problem problem = problems("TicketReadNode", "id", "first").get(0);
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("id");
	}

	private void twoPersons() {
		run("PersonCreateNode", "id", "p1", "name", "Ann", "age", 30);
		run("PersonCreateNode", "id", "p2", "name", "Bob", "age", 40);
	}

}
