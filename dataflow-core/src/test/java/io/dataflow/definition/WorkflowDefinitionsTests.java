/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.Connection;
import io.dataflow.workflow.Cycle;
import io.dataflow.workflow.NodeDefinition;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RetryPolicy;
import io.dataflow.workflow.TransactionScope;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WorkflowDefinitions}.
 */
class WorkflowDefinitionsTests {

	@Test
	void exampleOfTheContractIsRead() throws IOException {
		Workflow workflow = example("onboarding.yaml");
		assertThat(workflow.name()).isEqualTo("onboarding");
		assertThat(workflow.inputs()).singleElement().satisfies((input) -> {
			assertThat(input.type()).isEqualTo(String.class);
			assertThat(input.required()).isTrue();
		});
		assertThat(workflow.nodes()).extracting(NodeDefinition::type).containsExactly("UserCreateNode", "UserListNode");
		assertThat(workflow.nodes().get(0).parameters()).isEqualTo(Map.of("id", "u1", "name", "{{ inputs.name }}"));
		assertThat(workflow.connections()).containsExactly(new Connection("create", "id", "list", "filter.id"));
	}

	@Test
	void groupsAndSettingsAreRead() throws IOException {
		Workflow workflow = example("checkout.yaml");
		assertThat(workflow.groups()).containsExactly(
				new TransactionScope("purchase", List.of("cart", "order"),
						new TransactionSettings(IsolationLevel.SERIALIZABLE, Duration.ofSeconds(30), false), null),
				new TransactionScope("fill", List.of("items"), TransactionSettings.DEFAULT, "purchase"),
				new Cycle("refine", List.of("step"), List.of(new Connection("step", "value", "step", "value")), 10,
						"value >= 6", Duration.ofSeconds(10), null));
		NodeDefinition cart = workflow.nodes().get(1);
		assertThat(cart.settings().timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(cart.settings().retry())
			.isEqualTo(new RetryPolicy(3, Duration.ofMillis(200), 3, Duration.ofSeconds(10)));
		assertThat(workflow.nodes().get(2).parameters()).containsEntry("total", new BigDecimal("1.10"));
		assertThat(workflow.nodes().get(4).settings().continueOnError()).isTrue();
	}

	@Test
	void jsonIsReadByTheSameParser() throws IOException {
		assertThat(example("minimal.json").nodes().get(0).parameters()).containsEntry("after", null)
			.containsEntry("since", java.time.Instant.parse("2026-01-31T12:00:00Z"));
	}

	@Test
	void readerAndByteOrderMarkAreAccepted() throws IOException {
		assertThat(WorkflowDefinitions.read(new StringReader("name: w\nnodes: {a: {type: A}}"), "w.yaml").name())
			.isEqualTo("w");
		assertThat(WorkflowDefinitions.read("\uFEFFname: w\nnodes: {a: {type: A}}", "w.yaml").name()).isEqualTo("w");
	}

	@Test
	void aliasesAreResolved() {
		Workflow workflow = WorkflowDefinitions.read("""
				name: w
				nodes:
				  a: {type: A, params: &common {x: 1}}
				  b: {type: A, params: *common}
				""", "w.yaml");
		assertThat(workflow.nodes().get(1).parameters()).isEqualTo(Map.of("x", 1));
	}

	@Test
	void definitionOfTenMegabytesIsRefusedBeforeItIsParsed() throws IOException {
		byte[] bytes = new byte[10_000_000];
		Arrays.fill(bytes, (byte) '[');
		try (InputStream stream = new ByteArrayInputStream(bytes)) {
			assertThatExceptionOfType(InvalidDefinitionException.class)
				.isThrownBy(() -> WorkflowDefinitions.read(stream, "big.yaml"))
				.withMessageContaining("big.yaml:1:1: [DF-802] The definition has more than 1048576 characters.");
		}
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> WorkflowDefinitions.read("#".repeat(10_000_000), "big.yaml"))
			.withMessageContaining("more than 1048576 characters");
	}

	@Test
	void bytesThatAreNoUtf8AreRefused() throws IOException {
		try (InputStream stream = new ByteArrayInputStream(new byte[] { 'a', (byte) 0xFF })) {
			assertThatExceptionOfType(InvalidDefinitionException.class)
				.isThrownBy(() -> WorkflowDefinitions.read(stream, "w.yaml"))
				.withMessageContaining("w.yaml:1:1: [DF-802] The definition is not UTF-8.");
		}
	}

	@Test
	void validateNamesThePlacesOfAllProblems() {
		WorkflowEngine engine = WorkflowEngine.builder()
			.nodeTypes(List.of(NodeType.of("EchoNode")
				.input("text", String.class)
				.output("text", String.class)
				.strict()
				.run((inputs) -> Mono.just(Map.of("text", "")))))
			.build();
		DefinedWorkflow defined = WorkflowDefinitions.readDefined("""
				name: w
				nodes:
				  a: {type: EchoNod}
				  b:
				    type: EchoNode
				    params:
				      text: "{{ c.txt }}"
				  c: {type: EchoNode, params: {text: [1]}}
				connections:
				  - c.txt -> a.x
				""", "w.yaml");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> WorkflowDefinitions.validate(engine, List.of(defined)))
			.withMessageStartingWith("[DF-805] Workflow definitions have ")
			.satisfies((error) -> assertThat(error.problems()).extracting(WorkflowDefinitionsTests::placeAndCode)
				.contains("w.yaml:3:13 DF-701", "w.yaml:7:13 DF-202", "w.yaml:8:32 DF-102"));
	}

	private static String placeAndCode(DefinitionProblem problem) {
		return problem.location() + " " + problem.code();
	}

	private static Workflow example(String name) throws IOException {
		try (InputStream stream = WorkflowDefinitionsTests.class.getResourceAsStream("/definitions/" + name)) {
			return WorkflowDefinitions.read(stream, name);
		}
	}

}
