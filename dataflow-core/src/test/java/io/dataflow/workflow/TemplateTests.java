/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TemplateTests {

	private final SampleNodes nodes = new SampleNodes();

	private final NodeType each = NodeType.of("EachNode")
		.optionalInput("body", Object.class)
		.localNames("body", "item", "index")
		.openOutputs()
		.run(Mono::just);

	private final NodeType number = NodeType.of("NumberNode")
		.input("n", Integer.class)
		.output("n", Integer.class)
		.run(Mono::just);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(this.nodes.types())
		.nodeTypes(List.of(this.each, this.number))
		.environment(Map.of("REGION", "eu-1"))
		.build();

	/** Fills one parameter, with a node {@code source} beside. */
	private Object fill(Object parameter, Map<String, ?> inputs) {
		Workflow workflow = Workflow.builder("w")
			.addNode("ValueNode", "target", Map.of("value", parameter))
			.addNode("ValueNode", "source", Map.of("value", List.of(Map.of("id", 42))))
			.build();
		return this.engine.executeBlocking(workflow, RunOptions.inputs(inputs)).value("target", "value");
	}

	@Test
	void wholeValueShouldKeepItsType() {
		assertThat(fill("{{ inputs.n }}", Map.of("n", 3L))).isEqualTo(3L);
		assertThat(fill("{{inputs.n}}", Map.of("n", List.of(1, 2)))).isEqualTo(List.of(1, 2));
		assertThat(fill("{{ inputs.n }}", Collections.singletonMap("n", null))).isNull();
		assertThat(fill("{{ inputs.n.deep.0 }}", Map.of("n", Map.of("deep", List.of("x"))))).isEqualTo("x");
		assertThat(fill("{{ source.value }}", Map.of())).isEqualTo(List.of(Map.of("id", 42)));
		assertThat(fill("{{ source.value.0.id }}", Map.of())).isEqualTo(42);
		assertThat(fill("{{ source.result.value.0.id }}", Map.of())).isEqualTo(42);
		assertThat(fill("{{ source }}", Map.of())).isEqualTo(Map.of("value", List.of(Map.of("id", 42))));
	}

	@Test
	void embeddedValueShouldBeText() {
		assertThat(fill("Order {{ source.value.0.id }} of {{ inputs.who }}.", Map.of("who", "Ann")))
			.isEqualTo("Order 42 of Ann.");
		assertThat(fill("[{{ inputs.who }}]", Collections.singletonMap("who", null))).isEqualTo("[]");
		assertThat(fill(" {{ inputs.who }}", Map.of("who", 1))).isEqualTo(" 1");
	}

	@Test
	void mapsAndListsShouldBeFilledInside() {
		Object parameter = Map.of("list", List.of(1, "{{ inputs.a }}", Map.of("b", "{{ inputs.b }}")), "same", "x");
		assertThat(fill(parameter, Map.of("a", true, "b", 2)))
			.isEqualTo(Map.of("list", List.of(1, true, Map.of("b", 2)), "same", "x"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\\{{ inputs.x }} | {{ inputs.x }}", "\\{{ a \\{{ b | {{ a {{ b",
			"{{ inputs.x }} and \\{{ y | 1 and {{ y", "\\{{{{ inputs.x }} | {{1", "{ { inputs.x } } | { { inputs.x } }",
			"{\"a\":{\"b\":1}} | {\"a\":{\"b\":1}}", "no }} braces | no }} braces" })
	void escapedBracesShouldStay(String parameter, String expected) {
		assertThat(fill(parameter, Map.of("x", 1))).isEqualTo(expected);
	}

	@Test
	void nowShouldBeOneInstantInARun() {
		Workflow workflow = Workflow.builder("w")
			.addNode("ValueNode", "first", Map.of("value", "{{ now }}"))
			.addNode("ValueNode", "second", Map.of("value", "{{ now }}", "other", "{{ first.value }}"))
			.addNode("ValueNode", "text", Map.of("value", "at {{ now }}"))
			.build();
		Instant before = Instant.now();
		WorkflowRun run = this.engine.executeBlocking(workflow, RunOptions.none());
		Instant now = (Instant) run.value("first", "value");
		assertThat(now).isBetween(before, Instant.now());
		assertThat(run.value("second", "value")).isEqualTo(now).isEqualTo(run.value("second", "other"));
		assertThat(run.value("text", "value")).isEqualTo("at " + now);
		assertThat(this.engine.executeBlocking(workflow, RunOptions.none()).value("first", "value")).isNotEqualTo(now);
	}

	@Test
	void variableShouldComeFromTheEngine() {
		assertThat(fill("{{ env.REGION }}/x", Map.of())).isEqualTo("eu-1/x");
	}

	@Test
	void runInputShouldNeverBeATemplate() {
		assertThat(fill("{{ inputs.text }}", Map.of("text", "{{ env.REGION }}"))).isEqualTo("{{ env.REGION }}");
		assertThat(fill("a {{ inputs.text }}", Map.of("text", "{{ now }}"))).isEqualTo("a {{ now }}");
		assertThat(fill("plain", Map.of("value", "{{ inputs.missing }}"))).isEqualTo("{{ inputs.missing }}");
	}

	@Test
	void referenceShouldOrderTheNodes() {
		Workflow workflow = Workflow.builder("w")
			.addNode("ValueNode", "last", Map.of("name", "last", "value", "{{ middle.value }}!"))
			.addNode("ValueNode", "middle", Map.of("name", "middle", "value", "{{ first.value }}"))
			.addNode("ValueNode", "first", Map.of("name", "first", "value", 1))
			.build();
		assertThat(this.engine.executeBlocking(workflow, RunOptions.none()).value("last", "value")).isEqualTo("1!");
		assertThat(this.nodes.ran).containsExactly("first", "middle", "last");
	}

	@Test
	void referenceToASkippedNodeShouldSkip() {
		Workflow workflow = Workflow.builder("w")
			.addNode("RouteNode", "route", Map.of("live", "a", "value", 1))
			.addNode("ValueNode", "dead", Map.of("value", "{{ route.b }}"))
			.addNode("ValueNode", "deader", Map.of("value", "x {{ dead.value }}"))
			.addNode("ValueNode", "live", Map.of("value", "{{ route.a }}"))
			.build();
		WorkflowRun run = this.engine.executeBlocking(workflow, RunOptions.none());
		assertThat(run.status("dead")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("deader")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.value("live", "value")).isEqualTo(1);
	}

	@Test
	void declaredInputShouldHaveItsDefaultAndItsShortName() {
		Workflow workflow = Workflow.builder("w")
			.input(Port.optional("size", Integer.class).withDefault(5))
			.input(Port.optional("note", String.class))
			.addNode("ValueNode", "n", Map.of("value", "{{ inputs.size }}", "other", "{{ note }}"))
			.build();
		WorkflowRun run = this.engine.executeBlocking(workflow, RunOptions.none());
		assertThat(run.value("n", "value")).isEqualTo(5);
		assertThat(run.value("n", "other")).isNull();
		WorkflowRun other = this.engine.executeBlocking(workflow, RunOptions.inputs(Map.of("size", 6, "note", "x")));
		assertThat(other.value("n", "value")).isEqualTo(6);
		assertThat(other.value("n", "other")).isEqualTo("x");
	}

	@Test
	void localNamesShouldStayTextAndOthersBeFilled() {
		Workflow workflow = Workflow.builder("w")
			.addNode("EachNode", "each",
					Map.of("body", List.of("{{ item.id }}", "{{ index }} {{ inputs.x }}", "{{ inputs.x }}")))
			.build();
		assertThat(this.engine.executeBlocking(workflow, RunOptions.inputs(Map.of("x", 1))).value("each", "body"))
			.isEqualTo(List.of("{{ item.id }}", "{{ index }} 1", 1));
	}

	@Test
	void replacedParameterShouldNeedNothing() {
		Workflow workflow = Workflow.builder("w")
			.addNode("ValueNode", "n", Map.of("value", "{{ inputs.missing }}"))
			.build();
		assertThat(this.engine.executeBlocking(workflow, RunOptions.inputs(Map.of("n", Map.of("value", 1))))
			.value("n", "value")).isEqualTo(1);
		assertThat(this.engine.executeBlocking(workflow, RunOptions.inputs(Map.of("value", 2))).value("n", "value"))
			.isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "a text, DF-102, 'must be of type Integer, but its template gave'",
			", DF-109, 'its template gave null'" })
	void valueShouldFitTheInput(String given, String code, String words) {
		Workflow workflow = Workflow.builder("w").addNode("NumberNode", "n", Map.of("n", "{{ inputs.x }}")).build();
		RunOptions options = RunOptions.none().input("x", given);
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, options))
			.withMessageContaining(words)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

}
