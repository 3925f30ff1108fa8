/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parameters that every node takes, and those that none does.
 */
interface NodeParameterContract extends DataFlowContract {

	@Test
	default void everyEntityHasItsNodes() {
		assertThat(db().engine().nodeTypes()).extracting(NodeType::name)
			.contains("PersonCreateNode", "PersonReadNode", "PersonUpdateNode", "PersonDeleteNode", "PersonListNode",
					"PersonCountNode");
	}

	@Test
	default void appendOnlyEntityHasNoNodesThatChange() {
		assertThat(db().engine().nodeTypes()).extracting(NodeType::name)
			.contains("EntryCreateNode", "EntryReadNode", "EntryListNode", "EntryCountNode")
			.doesNotContain("EntryUpdateNode", "EntryDeleteNode");
		Problem problem = refusal("EntryUpdateNode", "filter", Map.of("id", "e1"), "fields", Map.of("text", "b"));
		assertThat(problem.code()).isEqualTo("DF-701");
		assertThat(problem.message()).contains("EntryUpdateNode");
	}

	@Test
	default void olderSpellingOfANodeIsCorrected() {
		Problem problem = refusal("Person_Create", "id", "p1", "name", "Ann");
		assertThat(problem.code()).isEqualTo("DF-701");
		assertThat(problem.action()).contains("PersonCreateNode");
	}

	@Test
	default void unknownParameterIsWarnedOfAndNotYielded() {
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("PersonCreateNode", "id", "p1", "name", "Ann", "nickname", "A"))
				.doesNotContainKey("nickname");
			assertThat(log.warnings("DF-110")).singleElement().asString().contains("'nickname'", "PersonCreateNode");
		}
	}

	@Test
	default void unknownParameterOfAStrictModelIsRefused() {
		Problem problem = refusal("ExactCreateNode", "id", "x1", "label", "a", "lable", "b");
		assertThat(problem.code()).isEqualTo("DF-110");
		assertThat(problem.message()).contains("'lable'").contains("ExactCreateNode");
		assertThat(problem.action()).contains("'label'");
		assertThat(run("ExactCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void managedFieldsOfAStrictModelAreLeftOutToo() {
		assertThat(run("ExactCreateNode", "id", "x1", "label", "a", "created_at", "2001-01-01T00:00:00Z"))
			.containsEntry("label", "a");
	}

	@Test
	default void parametersThatNameThisInstanceAreFine() {
		assertThat(run("PersonCreateNode", "id", "p1", "name", "Ann", "db_instance", "default", "model_name", "Person",
				"database", "default", "read_preference", "primary"))
			.doesNotContainKeys("db_instance", "model_name", "database", "read_preference");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db_instance", "database", "model_name", "read_preference", "database_url" })
	default void parameterThatNamesAnotherInstanceIsRefused(String parameter) {
		for (String type : List.of("PersonCreateNode", "PersonReadNode", "PersonUpdateNode", "PersonDeleteNode",
				"PersonListNode", "PersonCountNode")) {
			assertThat(problems(type, "id", "p1", "name", "Ann", parameter, "h2:mem:other")).isNotEmpty()
				.allSatisfy((problem) -> assertThat(problem.code()).isEqualTo("DF-701"))
				.anySatisfy((problem) -> assertThat(problem.message()).contains("'" + parameter + "'", "Person"));
		}
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void urlOfAnotherServerIsNotInTheMessage() {
		Problem problem = refusal("PersonCountNode", "database_url", "postgresql://u:secret@host/db");
		assertThat(problem.message()).contains("'database_url'").doesNotContain("secret");
	}

	@Test
	default void outputsOfANodeAreItsColumns() {
		assertThat(db().engine().nodeType("PersonCreateNode").orElseThrow().outputs()).extracting((port) -> port.name())
			.containsExactlyInAnyOrder("id", "name", "email", "age", "active", "favourite_color", "created_at",
					"updated_at");
	}

	@Test
	default void nodesAreConnectedByColumnsAndEntries() {
		Workflow workflow = Workflow.builder("chain")
			.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "Ann", "age", 5))
			.addNode("PersonUpdateNode", "update", Map.of("fields", Map.of("name", "Anna")))
			.addNode("PersonListNode", "list", Map.of("limit", 5))
			.addConnection("create", "id", "update", "filter.id")
			.addConnection("update", "age", "list", "filter.age")
			.build();
		assertThat(await(db().engine().run(workflow)).value("list", "records.0.name")).isEqualTo("Anna");
	}

	@Test
	default void entityMayNameItsFieldsLikeParameters() {
		try (AutoDataFlow own = new AutoDataFlow(database().another().url(), Awkward.class)) {
			Map<String, @Nullable Object> created = own.run("AwkwardCreateNode", "id", "a1", "name", "n", "data", "d",
					"fields", "f", "filter", "x", "database", "somewhere", "limit", 3, "select", "s", "version", "v1");
			assertThat(created).containsEntry("data", "d")
				.containsEntry("fields", "f")
				.containsEntry("filter", "x")
				.containsEntry("database", "somewhere")
				.containsEntry("limit", 3)
				.containsEntry("select", "s")
				.containsEntry("version", "v1");
			assertThat(own.run("AwkwardUpdateNode", "filter", Map.of("database", "somewhere"), "fields",
					Map.of("fields", "changed", "database", "elsewhere")))
				.containsEntry("fields", "changed")
				.containsEntry("database", "elsewhere");
			assertThat(own.run("AwkwardListNode", "filter", Map.of("limit", 3), "limit", 1)).containsEntry("count", 1L);
			assertThat(own.run("AwkwardDeleteNode", "id", "a1")).containsEntry("deleted", true);
		}
	}

	@DataFlowModel(table = "order")
	record Awkward(@Id String id, String name, String data, String fields, String filter, String database, int limit,
			String select, String version) {

	}

}
