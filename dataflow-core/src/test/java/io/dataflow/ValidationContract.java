/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Nothing is written when a workflow is refused.
 */
interface ValidationContract extends DataFlowContract {

	static List<Map<String, Object>> refusedCreations() {
		return List.of(Map.of("id", "p2"), Map.of("name", "Bob"), Map.of("id", "p2", "name", 5),
				Map.of("id", "p2", "name", List.of("Bob")), Map.of("id", "p2", "name", "Bob", "age", "old"),
				Map.of("id", "p2", "name", "Bob", "age", 3.7), Map.of("data", Map.of("id", "p2", "name", "Bob")),
				Map.of("id", "p2", "name", "Bob", "db_instance", "other"));
	}

	@ParameterizedTest
	@MethodSource("io.dataflow.ValidationContract#refusedCreations")
	default void nothingIsWrittenWhenASecondCreationIsRefused(Map<String, Object> second) {
		Workflow workflow = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonCreateNode", "second", second)
			.build();
		refuse(db().engine().run(workflow));
		refuse(db().engine().run(workflow, RunOptions.inputs(Map.of("first", Map.of("age", 3)))));
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void nothingIsWrittenWhenRunInputsAreRefused() {
		Workflow workflow = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonCreateNode", "second", Map.of("id", "p2", "name", "Bob"))
			.build();
		refuse(db().engine().run(workflow, RunOptions.inputs(Map.of("second", Map.of("age", "old")))));
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void nothingIsWrittenWhenAFilterIsRefused() {
		for (Map<String, Object> filter : List.<Map<String, Object>>of(Map.of("agee", 1),
				Map.of("age", Map.of("$foo", 1)), Map.of("age", "old"))) {
			Workflow workflow = Workflow.builder("two")
				.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
				.addNode("PersonListNode", "second", Map.of("filter", filter))
				.build();
			refuse(db().engine().run(workflow));
		}
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void nothingIsWrittenWhenAConnectionIsRefused() {
		Workflow unknownOutput = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonListNode", "second", Map.of())
			.addConnection("first", "nmae", "second", "filter.name")
			.build();
		Workflow unknownInput = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonListNode", "second", Map.of())
			.addConnection("first", "name", "second", "fliter.name")
			.build();
		assertThat(refuse(db().engine().run(unknownOutput))).extracting(Problem::code).containsExactly("DF-202");
		assertThat(refuse(db().engine().run(unknownInput))).extracting(Problem::code).containsExactly("DF-206");
		assertThat(run("PersonCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void allProblemsAreToldAtOnce() {
		Workflow workflow = Workflow.builder("three")
			.addNode("PersonCreateNode", "a", Map.of("id", "p1"))
			.addNode("PersonListNode", "b", Map.of("limit", -1))
			.addNode("PersonReadNode", "c", Map.of())
			.build();
		assertThat(refuse(db().engine().run(workflow))).extracting(Problem::code)
			.containsExactlyInAnyOrder("DF-101", "DF-909", "DF-702");
	}

	@Test
	default void requiredFieldMayArrive() {
		Workflow workflow = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonCreateNode", "second", Map.of("id", "p2"))
			.addConnection("first", "name", "second", "name")
			.build();
		assertThat(await(db().engine().run(workflow)).value("second", "name")).isEqualTo("Ann");
	}

	@Test
	default void requiredIdMayArrive() {
		Workflow workflow = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "p9"))
			.addNode("PersonCreateNode", "second", Map.of("name", "Bob"))
			.addConnection("first", "name", "second", "id")
			.build();
		assertThat(await(db().engine().run(workflow)).value("second", "id")).isEqualTo("p9");
	}

	@Test
	default void idThatArrivesAsNullFails() {
		Workflow workflow = Workflow.builder("two")
			.addNode("PersonCreateNode", "first", Map.of("id", "p1", "name", "Ann"))
			.addNode("PersonCreateNode", "second", Map.of("name", "Bob"))
			.addConnection("first", "email", "second", "id")
			.build();
		db().engine()
			.run(workflow)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(((DataFlowException) error).code()).isIn("DF-105", "DF-109"))
			.verify(LIMIT);
	}

	private List<Problem> refuse(Mono<?> run) {
		WorkflowValidationException refusal = catchThrowableOfType(WorkflowValidationException.class, () -> await(run));
		assertThat(refusal).isNotNull();
		assertThat(refusal.code()).isEqualTo("DF-805");
		return refusal.problems();
	}

}
