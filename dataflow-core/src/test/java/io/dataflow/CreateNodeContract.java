/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.workflow.Problem;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a create node takes and yields.
 */
interface CreateNodeContract extends DataFlowContract {

	@Test
	default void createYieldsTheStoredRecordAndNothingElse() {
		Map<String, @Nullable Object> result = run("PersonCreateNode", "id", "p1", "name", "Ann");
		Instant created = (Instant) result.get("created_at");
		assertThat(created).isAfter(ContractClock.START);
		assertThat(result).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("id", "p1", "name", "Ann", "email",
				null, "age", 0, "active", true, "favourite_color", null, "created_at", created, "updated_at", created));
	}

	@Test
	default void createdRecordIsReadAsItWasYielded() {
		Map<String, @Nullable Object> created = run("PersonCreateNode", "id", "p1", "name", "Ann", "age", 7);
		Map<String, @Nullable Object> read = run("PersonReadNode", "id", "p1");
		assertThat(read.remove("found")).isEqualTo(true);
		assertThat(read).isEqualTo(created);
	}

	@Test
	default void createAcceptsPropertyNamesAndYieldsColumns() {
		Map<String, @Nullable Object> result = run("PersonCreateNode", "id", "p1", "name", "Ann", "favouriteColor",
				"red");
		assertThat(result).containsEntry("favourite_color", "red").doesNotContainKey("favouriteColor");
	}

	@Test
	default void createFillsInDefaultsOfInitialisers() {
		Map<String, @Nullable Object> result = run("TicketCreateNode");
		assertThat(result).containsEntry("title", "untitled")
			.containsEntry("status", "open")
			.containsEntry("tags", List.of())
			.containsEntry("details", Map.of("source", "web"))
			.containsEntry("priority", 3);
	}

	@Test
	default void createWithExplicitNullOverridesTheDefaultOfANullableField() {
		assertThat(run("TicketCreateNode", "status", null)).containsEntry("status", null);
	}

	@Test
	default void createWithNullForAFieldThatMustHaveAValueIsRefused() {
		Problem problem = refusal("PersonCreateNode", "id", "p1", "name", "Ann", "age", null);
		assertThat(problem.code()).isEqualTo("DF-109");
		assertThat(problem.message()).contains("Person").contains("[age]");
	}

	@Test
	default void createWithoutRequiredFieldIsRefused() {
		Problem problem = refusal("PersonCreateNode", "id", "p1");
		assertThat(problem.code()).isEqualTo("DF-101");
		assertThat(problem.message()).contains("required inputs: [name]");
	}

	@Test
	default void createWithoutIdThatNobodyGeneratesIsRefused() {
		Problem problem = refusal("PersonCreateNode", "name", "Ann");
		assertThat(problem.code()).isEqualTo("DF-105");
		assertThat(problem.message()).contains("Person").contains("id");
		assertThat(problem.action()).contains("@GeneratedId");
	}

	@Test
	default void createWithoutIdLetsTheDatabaseCount() {
		Long first = (Long) run("TicketCreateNode").get("id");
		Long second = (Long) run("TicketCreateNode", "id", null).get("id");
		assertThat(second).isGreaterThan(first);
	}

	@Test
	default void createWithIdKeepsItWhereTheDatabaseWouldCount() {
		assertThat(run("TicketCreateNode", "id", 1_000_000_000_000L)).containsEntry("id", 1_000_000_000_000L);
	}

	@Test
	default void createWithoutIdGeneratesOneThatGrows() {
		UUID first = (UUID) run("TokenCreateNode", "label", "a").get("id");
		UUID second = (UUID) run("TokenCreateNode", "label", "b", "id", null).get("id");
		assertThat(first.version()).isEqualTo(7);
		assertThat(second.toString()).isGreaterThan(first.toString());
	}

	@Test
	default void createWithIdKeepsItWhereOneWouldBeGenerated() {
		UUID id = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91");
		assertThat(run("TokenCreateNode", "label", "a", "id", id.toString())).containsEntry("id", id);
	}

	@Test
	default void idThatLooksLikeANumberStaysText() {
		assertThat(run("PersonCreateNode", "id", "007", "name", "James")).containsEntry("id", "007");
		assertThat(run("PersonReadNode", "id", "007")).containsEntry("name", "James");
		assertThat(failure("PersonReadNode", "id", "7").code()).isEqualTo("DF-703");
	}

	@Test
	default void createInsideAWrapperIsRefused() {
		assertThat(problems("PersonCreateNode", "data", Map.of("id", "p1", "name", "Ann")))
			.filteredOn((problem) -> problem.code().equals("DF-901"))
			.singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("PersonCreateNode").contains("'data'"));
	}

	@Test
	default void createInTheFormOfAnUpdateIsRefused() {
		assertThat(problems("PersonCreateNode", "id", "p1", "name", "Ann", "fields", Map.of("age", 1)))
			.extracting(Problem::code)
			.containsExactly("DF-901");
	}

	@Test
	default void createLeavesOutManagedFieldsWithOneWarning() {
		String longAgo = "2001-01-01T00:00:00Z";
		try (CapturedLog log = new CapturedLog()) {
			Map<String, @Nullable Object> result = run("PersonCreateNode", "id", "p1", "name", "Ann", "created_at",
					longAgo);
			assertThat((Instant) result.get("created_at")).isAfter(ContractClock.START);
			assertThat(log.warnings("DF-103")).singleElement().asString().contains("Person").contains("[created_at]");
			assertThat(log.warnings("DF-110")).isEmpty();
		}
	}

	@Test
	default void createOfAnIdThatExistsFails() {
		run("PersonCreateNode", "id", "p1", "name", "Ann");
		WorkflowExecutionException failure = failure("PersonCreateNode", "id", "p1", "name", "Bob");
		assertThat(failure.code()).isEqualTo("DF-502");
		assertThat(failure).hasMessageContaining("Person").hasMessageContaining("unique key");
		assertThat(failure.nodeId()).isEqualTo("node");
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", "Ann");
	}

}
