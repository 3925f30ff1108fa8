/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.dataflow.workflow.Port;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a workflow which was written is read as the same one.
 */
class RoundTripTests {

	@ParameterizedTest
	@MethodSource("seeds")
	void yamlKeepsEverything(long seed) {
		Workflow workflow = new RandomWorkflows(seed).next();
		String written = WorkflowDefinitions.write(workflow);
		Workflow read = WorkflowDefinitions.read(written, "random.yaml");
		assertThat(WorkflowText.of(read)).as(written).isEqualTo(WorkflowText.of(workflow));
		assertThat(WorkflowDefinitions.write(read)).isEqualTo(written);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void jsonKeepsEverything(long seed) {
		Workflow workflow = new RandomWorkflows(seed).next();
		String written = WorkflowDefinitions.writeJson(workflow);
		Workflow read = WorkflowDefinitions.read(written, "random.json");
		assertThat(WorkflowText.of(read)).as(written).isEqualTo(WorkflowText.of(workflow));
		assertThat(WorkflowDefinitions.writeJson(read)).isEqualTo(written);
	}

	private static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	@Test
	void yamlIsWrittenAsPeopleWriteIt() {
		Workflow workflow = Workflow.builder("onboarding")
			.input(Port.required("name", String.class))
			.addNode("UserCreateNode", "create",
					new java.util.TreeMap<>(Map.of("id", "u1", "name", "{{ inputs.name }}")))
			.transaction("tx", (tx) -> tx.addNode("UserListNode", "list", Map.of("limit", 10)))
			.addConnection("create", "id", "list", "filter.id")
			.build();
		assertThat(WorkflowDefinitions.write(workflow)).isEqualTo("""
				name: onboarding
				inputs:
				  name: {type: string, required: true}
				nodes:
				  create: {type: UserCreateNode, params: {id: u1, name: "{{ inputs.name }}"}}
				  list: {type: UserListNode, params: {limit: 10}}
				connections:
				  - create.id -> list.filter.id
				transactions:
				  tx: {nodes: [list]}
				""");
	}

	@Test
	void valuesWithoutAFormInJsonAreMarked() {
		Map<String, Object> parameters = Map.of("price", new BigDecimal("1.10"));
		Workflow workflow = Workflow.builder("w").addNode("A", "a", parameters).build();
		assertThat(WorkflowDefinitions.write(workflow)).contains("{price: !decimal \"1.10\"}");
		assertThat(WorkflowDefinitions.writeJson(workflow)).contains("\"price\": {\"$decimal\": \"1.10\"}");
	}

	@Test
	void enumConstantComesBackAsItsName() {
		Workflow workflow = Workflow.builder("w").addNode("A", "a", Map.of("day", DayOfWeek.MONDAY)).build();
		assertThat(read(WorkflowDefinitions.write(workflow)).nodes().get(0).parameters()).containsEntry("day",
				"MONDAY");
	}

	@Test
	void mapThatLooksLikeAMarkStaysAMap() {
		Map<String, Object> parameters = Map.of("value", Map.of("$decimal", "1.10"));
		Workflow workflow = Workflow.builder("w").addNode("A", "a", parameters).build();
		assertThat(read(WorkflowDefinitions.write(workflow)).nodes().get(0).parameters()).isEqualTo(parameters);
	}

	@Test
	void filterOperatorsAreNoMarks() {
		Map<String, Object> parameters = Map.of("filter", Map.of("age", Map.of("$gt", 5)));
		Workflow workflow = Workflow.builder("w").addNode("A", "a", parameters).build();
		assertThat(WorkflowDefinitions.write(workflow)).contains("filter: {age: {$gt: 5}}");
		assertThat(read(WorkflowDefinitions.write(workflow)).nodes().get(0).parameters()).isEqualTo(parameters);
	}

	@Test
	void otherValuesAreRefusedWithNodeAndParameter() {
		Workflow workflow = Workflow.builder("w").addNode("A", "a", Map.of("tags", Set.of(1))).build();
		assertThatExceptionOfType(UnsupportedValueException.class).isThrownBy(() -> WorkflowDefinitions.write(workflow))
			.withMessageStartingWith("[DF-102] The value of parameter 'tags' of node 'a' is of type ")
			.satisfies((error) -> assertThat(error.place()).isEqualTo("parameter 'tags' of node 'a'"));
	}

	@Test
	void keysThatAreNoTextAreRefused() {
		Workflow workflow = Workflow.builder("w").addNode("A", "a", Map.of("map", Map.of(1, 2))).build();
		assertThatExceptionOfType(UnsupportedValueException.class)
			.isThrownBy(() -> WorkflowDefinitions.writeJson(workflow))
			.withMessage("[DF-102] A map in parameter 'map' of node 'a' has the key '1', which is no text.");
	}

	@Test
	void inputsOfOtherTypesAreRefused() {
		Workflow workflow = Workflow.builder("w").input("day", DayOfWeek.class).addNode("A", "a").build();
		assertThatExceptionOfType(UnsupportedValueException.class).isThrownBy(() -> WorkflowDefinitions.write(workflow))
			.withMessageStartingWith("[DF-102] The workflow input 'day' is of type java.time.DayOfWeek");
	}

	@Test
	void valuesThatAreNestedTooDeeplyAreRefused() {
		Object value = "x";
		for (int i = 0; i < 60; i++) {
			value = List.of(value);
		}
		Workflow workflow = Workflow.builder("w").addNode("A", "a", Map.of("list", value)).build();
		assertThatExceptionOfType(UnsupportedValueException.class).isThrownBy(() -> WorkflowDefinitions.write(workflow))
			.withMessage(
					"[DF-102] The value of parameter 'list' of node 'a' is nested deeper than a definition may be.");
	}

	private static Workflow read(String text) {
		return WorkflowDefinitions.read(text, "w.yaml");
	}

}
