/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NodeTypeTests {

	@Test
	void declarationShouldBeVisible() {
		NodeType type = NodeType.of("ShoutNode")
			.description("Shouts.")
			.input("text", String.class)
			.input("times", Integer.class, 1)
			.optionalInput("suffix", String.class)
			.input(Port.optional("filter", Map.class)
				.withAliases("conditions")
				.withEntries()
				.withText()
				.withDescription("Which."))
			.output("text", String.class)
			.openOutputs()
			.strict()
			.run((inputs) -> Mono.just(Map.of("text", inputs.get("text") + "!")));
		assertThat(type.name()).isEqualTo("ShoutNode");
		assertThat(type.description()).isEqualTo("Shouts.");
		assertThat(type.inputs()).extracting(Port::name).containsExactly("text", "times", "suffix", "filter");
		assertThat(type.inputs()).extracting(Port::required).containsExactly(true, false, false, false);
		assertThat(type.inputs().get(1).defaultValue()).isEqualTo(1);
		assertThat(type.inputs().get(3)).isEqualTo(new Port("filter", Map.class, false, null,
				java.util.List.of("conditions"), true, true, "Which.", false));
		assertThat(type.outputs()).containsExactly(Port.optional("text", String.class));
		assertThat(type.hasOpenOutputs()).isTrue();
		assertThat(type.isStrict()).isTrue();
		assertThat(type).hasToString("ShoutNode[text, times, suffix, filter] -> [text]");
	}

	@Test
	void typeShouldJoinBranchesOnlyWhenItSaysSo() {
		assertThat(NodeType.of("MeetNode").joinsBranches().run(Mono::just).joinsBranches()).isTrue();
		assertThat(NodeType.of("PlainNode").run(Mono::just).joinsBranches()).isFalse();
	}

	@Test
	void deferredTypeShouldBeDeclaredOnceWhenItIsLookedAt() {
		AtomicInteger declarations = new AtomicInteger();
		NodeType type = NodeType.deferred("ShoutNode", () -> {
			declarations.incrementAndGet();
			return NodeType.of("ShoutNode").input("text", String.class).run(Mono::just);
		});
		assertThat(type.name()).isEqualTo("ShoutNode");
		assertThat(declarations).hasValue(0);
		assertThat(type.inputs()).extracting(Port::name).containsExactly("text");
		assertThat(type).hasToString("ShoutNode[text] -> []");
		assertThat(declarations).hasValue(1);
	}

	@Test
	void lambdasShouldCompileWithoutCasts() {
		assertThat(NodeType.of("A").run((inputs) -> Mono.just(Map.of("text", inputs.get("text").toString().length()))))
			.isNotNull();
		assertThat(NodeType.of("B").run((inputs) -> Mono.empty())).isNotNull();
		assertThat(NodeType.of("C").run(Mono::just)).isNotNull();
		assertThat(NodeType.of("D").run((inputs) -> Mono.just("x").map((x) -> Map.of("x", x)))).isNotNull();
	}

	@Test
	void nameWhenBlankShouldBeRefused() {
		assertThatExceptionOfType(InvalidNodeTypeException.class).isThrownBy(() -> NodeType.of(" "))
			.withMessage("[DF-401] A node type has an empty name.");
	}

	@Test
	void inputWhenNameOrAliasIsTakenShouldBeRefused() {
		NodeTypeBuilder builder = NodeType.of("A").input("x", String.class);
		assertThatExceptionOfType(InvalidNodeTypeException.class)
			.isThrownBy(() -> builder.input(Port.optional("y", String.class).withAliases("x")))
			.withMessage("[DF-401] Node type 'A' declares input 'x' twice.");
	}

	@Test
	void outputWhenNameIsTakenShouldBeRefused() {
		NodeTypeBuilder builder = NodeType.of("A").output("x", String.class);
		assertThatExceptionOfType(InvalidNodeTypeException.class).isThrownBy(() -> builder.output("x", Integer.class))
			.withMessage("[DF-401] Node type 'A' declares output 'x' twice.");
	}

	@Test
	void engineWhenTypesShareNameShouldListThem() {
		NodeType first = NodeType.of("A").input("x", String.class).run((inputs) -> Mono.empty());
		NodeType second = NodeType.of("A").output("y", String.class).run((inputs) -> Mono.empty());
		WorkflowEngineBuilder builder = WorkflowEngine.builder().nodeTypes(java.util.List.of(first, second));
		assertThatExceptionOfType(InvalidNodeTypeException.class).isThrownBy(builder::build)
			.withMessage("[DF-401] Node types have the same name: A[x] -> [] and A[] -> [y].");
	}

	@Test
	void engineWhenWorkflowsShareNameShouldListThem() {
		Workflow one = Workflow.builder("w").addNode("A", "a").build();
		Workflow two = Workflow.builder("w").addNode("A", "a").addNode("A", "b").build();
		WorkflowEngineBuilder builder = WorkflowEngine.builder().workflows(java.util.List.of(one, two));
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(builder::build)
			.withMessageContaining("[DF-801] The name is taken twice: by Workflow 'w' (1 nodes, 0 connections)"
					+ " and by Workflow 'w' (2 nodes, 0 connections).");
	}

	@Test
	void engineSettingsShouldBeChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> WorkflowEngine.builder().maxConcurrentNodes(0))
			.withMessage("'number' must be at least 1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> WorkflowEngine.builder().timeout(java.time.Duration.ofSeconds(-1)))
			.withMessage("'limit' must not be negative");
	}

}
