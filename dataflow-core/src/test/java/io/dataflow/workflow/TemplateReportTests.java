/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class TemplateReportTests {

	private final NodeType typed = NodeType.of("TypedNode")
		.optionalInput("number", Integer.class)
		.optionalInput("map", Map.class)
		.optionalInput("text", String.class)
		.output("rows", List.class)
		.output("total", Integer.class)
		.run(Mono::just);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.typed, Gates.echo()))
		.environment(Map.of("REGION", "eu-1"))
		.build();

	private List<Problem> problems(WorkflowBuilder builder) {
		return this.engine.validate(builder.build()).errors();
	}

	@Test
	void everythingReferredToInVainShouldBeReportedAtOnce() {
		List<Problem> problems = problems(Workflow.builder("w")
			.input(Port.optional("tenant", String.class))
			.addNode("TypedNode", "source")
			.addNode("EchoNode", "n", Map.of("value", List.of("{{ sorce.total }}", "{{ source.totl }}",
					"{{ inputs.tennant }}", "{{ env.REGIN }}", "{{ n.value }}"))));
		assertThat(problems).extracting(Problem::code, Problem::nodeId)
			.containsExactly(tuple("DF-201", "n"), tuple("DF-202", "n"), tuple("DF-101", "n"), tuple("DF-401", "n"),
					tuple("DF-201", "n"));
		assertThat(problems).extracting(Problem::message)
			.containsExactly("A template of node 'n' names 'sorce', which is no node of the workflow.",
					"A template of node 'n' names output 'totl' of node 'source', which TypedNode does not declare.",
					"A template of node 'n' names the workflow input 'tennant', which is not declared.",
					"A template of node 'n' names the variable 'REGIN', which templates may not see or which is not set.",
					"A template of node 'n' names 'n', the node itself.");
		assertThat(problems.subList(0, 4)).extracting(Problem::action)
			.allSatisfy((action) -> assertThat(action).contains("Did you mean '"));
	}

	@Test
	void typeClashShouldBeReported() {
		List<Problem> problems = problems(Workflow.builder("w")
			.input(Port.optional("list", List.class))
			.addNode("TypedNode", "source")
			.addNode("TypedNode", "rows", Map.of("number", "{{ source.rows }}"))
			.addNode("TypedNode", "whole", Map.of("number", "{{ source }}"))
			.addNode("TypedNode", "input", Map.of("text", "{{ inputs.list }}"))
			.addNode("TypedNode", "embedded", Map.of("map", "a {{ source.total }}"))
			.addNode("TypedNode", "nested", Map.of("number", Map.of("a", "{{ source.total }}")))
			.addNode("TypedNode", "time", Map.of("map", "{{ now }}"))
			.addNode("TypedNode", "fine", Map.of("number", "{{ source.rows.0 }}", "text", "{{ source.total }}")));
		assertThat(problems).extracting(Problem::nodeId)
			.containsExactly("rows", "whole", "input", "embedded", "nested", "time");
		assertThat(problems).extracting(Problem::code).containsOnly("DF-203");
		assertThat(problems.get(0).message())
			.isEqualTo("The template of input 'number' of node 'rows' gives a value of "
					+ "type List, but the input is of type Integer.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{ }}", "{{ inputs }}", "{{ env }}", "{{ now.x }}", "{{ a..b }}", "{{ .a }}", "{{ a b }}",
			"{{ user | upper }}", "{{{ a }}}", "x {{ a", "\\{{ a {{ b", "{{ env.A.B }}", "{{ a. b }}" })
	void malformedTemplateShouldBeRefusedWhenBuilt(String text) {
		WorkflowBuilder builder = Workflow.builder("w").addNode("EchoNode", "n", Map.of("value", Map.of("x", text)));
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.problems()).singleElement().satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-205");
				assertThat(problem.message()).startsWith("A parameter of node 'n' holds '{{")
					.endsWith("', which is no template.");
				assertThat(problem.action()).contains("\\{{");
			}));
	}

	@Test
	void cycleThroughTemplatesShouldBeReportedWhenBuilt() {
		WorkflowBuilder builder = Workflow.builder("w")
			.addNode("EchoNode", "a", Map.of("value", "{{ b.value }}"))
			.addNode("EchoNode", "b")
			.addConnection("a", "value", "b", "value");
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(builder::build)
			.withMessageContaining("DF-204")
			.withMessageContaining("Connections form a cycle: a -> b -> a.");
	}

	@Test
	void runInputThatIsNotGivenShouldBeReportedBeforeAnythingRuns() {
		Workflow workflow = Workflow.builder("w")
			.addNode("EchoNode", "n", Map.of("value", "{{ inputs.user.name }}"))
			.build();
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.none()))
			.withMessageContaining("DF-101")
			.withMessageContaining("A template of node 'n' needs the run input 'user', which is not given.");
		RunOptions misspelt = RunOptions.inputs(Map.of("usr", Map.of("name", "Ann")));
		assertThat(this.engine.validate(workflow, misspelt).errors()).singleElement()
			.satisfies((problem) -> assertThat(problem.action()).contains("Did you mean"));
		RunOptions given = RunOptions.inputs(Map.of("user", Map.of("name", "Ann")));
		assertThat(this.engine.validate(workflow, given).isValid()).isTrue();
		assertThat(this.engine.executeBlocking(workflow, given).value("n", "value")).isEqualTo("Ann");
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, misspelt));
	}

	@Test
	void runInputsShouldBeCheckedAgainstTheirDeclaration() {
		Workflow workflow = Workflow.builder("w")
			.input("count", Integer.class)
			.input("name", String.class)
			.addNode("EchoNode", "n", Map.of("value", "{{ inputs.count }}"))
			.build();
		RunOptions options = RunOptions.inputs(Map.of("count", "many", "nme", "x"));
		assertThat(this.engine.validate(workflow, options).errors()).extracting(Problem::toString)
			.satisfiesExactly(
					(first) -> assertThat(first).contains("DF-102",
							"Input 'count' of workflow 'w' must be of type Integer, but is a text of 4 characters."),
					(second) -> assertThat(second).contains("DF-101", "Workflow 'w' misses its input 'name'."),
					(third) -> assertThat(third).contains("DF-110", "is given 'nme'", "Did you mean 'name'?"));
		assertThat(this.engine.validate(workflow, RunOptions.inputs(Map.of("count", 1)).input("name", null)).errors())
			.extracting(Problem::code)
			.containsExactly("DF-109");
	}

	@Test
	void nullInsideAPathShouldFailTheNode() {
		Workflow workflow = Workflow.builder("w")
			.addNode("EchoNode", "n", Map.of("value", "{{ inputs.user.name }}"))
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.none().input("user", null)))
			.withMessageContaining("DF-205")
			.withMessageContaining("Run input 'user.name' leads to nothing: there is no 'name' in null.");
	}

	@Test
	void inputDeclaredTwiceShouldBeRefused() {
		WorkflowBuilder builder = Workflow.builder("w")
			.input("a", String.class)
			.input("a", Integer.class)
			.addNode("EchoNode", "n");
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(builder::build)
			.withMessageContaining("Workflow input 'a' is declared twice.");
	}

}
