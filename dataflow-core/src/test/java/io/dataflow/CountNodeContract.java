/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.workflow.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a count node takes and yields.
 */
interface CountNodeContract extends DataFlowContract {

	@Test
	default void countOfNothingIsZero() {
		assertThat(run("PersonCountNode")).containsExactlyInAnyOrderEntriesOf(Map.of("count", 0L));
	}

	@Test
	default void countYieldsHowManySatisfyTheFilter() {
		run("PersonCreateNode", "id", "p1", "name", "Ann", "age", 30);
		run("PersonCreateNode", "id", "p2", "name", "Bob", "age", 40);
		assertThat(run("PersonCountNode")).containsExactlyInAnyOrderEntriesOf(Map.of("count", 2L));
		assertThat(run("PersonCountNode", "filter", Map.of("age", Map.of("$gt", 35)))).containsEntry("count", 1L);
		assertThat(run("PersonCountNode", "conditions", "{\"name\": \"Ann\"}")).containsEntry("count", 1L);
	}

	@Test
	default void countByUnknownFieldIsRefused() {
		Problem problem = refusal("PersonCountNode", "filter", Map.of("agee", 3));
		assertThat(problem.code()).isEqualTo("DF-605");
		assertThat(problem.message()).contains("'agee'");
	}

}
