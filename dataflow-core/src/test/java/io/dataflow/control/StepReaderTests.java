/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;

import static io.dataflow.control.SagaFixture.plainStep;
import static io.dataflow.control.SagaFixture.saga;
import static io.dataflow.control.SagaFixture.step;
import static io.dataflow.control.SagaFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

class StepReaderTests {

	private final SagaFixture fixture = new SagaFixture();

	private List<String> problems(Workflow workflow) {
		return this.fixture.engine.validate(workflow).errors().stream().map(Problem::toString).toList();
	}

	private void finds(Object step, String code, String message) {
		assertThat(problems(saga(List.of(step)))).singleElement().asString().contains(code, message);
	}

	@Test
	void stepsThatAreWellWrittenShouldHaveNoProblems() {
		assertThat(problems(saga(List.of(step("a"), Map.of("node", "DoNode", "params", Map.of("name", "b"))))))
			.isEmpty();
	}

	@Test
	void missingNodeShouldBeFound() {
		finds(Map.of("id", "a"), "DF-101", "step 'a' of TransactionManagerNode has no 'node'.");
		finds(Map.of(), "DF-101", "step 'step_1' of TransactionManagerNode has no 'node'.");
	}

	@Test
	void emptyStepsShouldBeFound() {
		assertThat(problems(saga(List.of()))).singleElement()
			.asString()
			.contains("DF-101", "'steps' of TransactionManagerNode is empty.");
	}

	@Test
	void unknownKeyShouldBeFound() {
		finds(with(step("a"), "parms", Map.of()), "DF-110", "Did you mean 'params'?");
	}

	@Test
	void wrongTypesShouldBeFound() {
		finds("DoNode", "DF-102", "must be a map with the key 'node'");
		finds(with(step("a"), "node", 7), "DF-102", "'node' of step 'a' of TransactionManagerNode must be the name");
		finds(with(step("a"), "params", List.of()), "DF-102", "'params' of step 'a'");
	}

	@Test
	void idsShouldBeChecked() {
		finds(step("1st"), "DF-801", "The id '1st' of a step is not valid.");
		finds(with(plainStep("now"), "node", "DoNode"), "DF-801", "The id 'now' of a step is not valid.");
		assertThat(problems(saga(List.of(step("a"), step("a"))))).singleElement()
			.asString()
			.contains("DF-801", "Two steps have the id 'a'.");
	}

	@Test
	void referencesToLaterStepsShouldBeFound() {
		assertThat(problems(saga(List.of(with(step("a"), "params", Map.of("name", "{{ steps.b.id }}")), step("b")))))
			.singleElement()
			.asString()
			.contains("DF-201", "A template in 'params' of step 'a' of TransactionManagerNode names step 'b'");
		finds(with(step("a"), "compensation_params", Map.of("name", "x {{ steps.aa.id }}")), "DF-201",
				"Did you mean 'a'?");
	}

	@Test
	void itemsShouldBeLeftToForEachNodes() {
		finds(with(step("a"), "params", Map.of("name", "{{ item }}")), "DF-201",
				"names 'item' or 'index', which have a meaning only for ForEachNode");
		assertThat(problems(saga(List.of(Map.of("node", "ForEachNode", "params",
				Map.of("items", List.of(), "node", "DoNode", "params", Map.of("name", "{{ item }}")))))))
			.isEmpty();
	}

	@Test
	void unknownTypesShouldBeFound() {
		assertThat(
				problems(saga(List.of(with(step("a"), "node", "DooNode"), with(step("b"), "compensation", "UnNode")))))
			.hasSize(2)
			.anySatisfy((problem) -> assertThat(problem).contains("DF-701", "is to run a 'DooNode'",
					"Did you mean 'DoNode'?"))
			.anySatisfy((problem) -> assertThat(problem).contains("DF-701", "is to run a 'UnNode'"));
	}

	@Test
	void keysWithoutEffectShouldBeFound() {
		finds(with(plainStep("a"), "compensation_params", Map.of()), "DF-110", "the step has no 'compensation'");
		assertThat(problems(saga(List.of(step("a")), "transaction_type", "two_phase_commit"))).singleElement()
			.asString()
			.contains("DF-110", "two_phase_commit rolls back all steps together");
	}

	@Test
	void settingsShouldBeChecked() {
		assertThat(problems(saga(List.of(step("a")), "transaction_type", "sagas"))).singleElement()
			.asString()
			.contains("DF-102", "must be one of [saga, two_phase_commit], not 'sagas'");
		assertThat(problems(saga(List.of(step("a")), "timeout", 0))).singleElement().asString().contains("DF-102");
		assertThat(problems(saga(List.of(step("a")), "retry_attempts", -1))).singleElement()
			.asString()
			.contains("DF-102", "'retry_attempts' of TransactionManagerNode must be from 0 to 20.");
	}

	@Test
	void allProblemsShouldBeFoundTogether() {
		assertThat(problems(saga(List.of(Map.of("id", "a"), with(step("b"), "what", 1), step("1st")), "timeout", -1)))
			.hasSize(4);
	}

}
