/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WorkflowBuilderTests {

	@Test
	void buildShouldKeepNodesAndConnectionsInOrder() {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("email", null);
		Workflow workflow = Workflow.builder("two")
			.addNode("A", "a", parameters)
			.addNode("B", "b")
			.addConnection("a", "id", "b", "x")
			.addConnection("a", "id", "b", "y")
			.build();
		parameters.clear();
		assertThat(workflow.name()).isEqualTo("two");
		assertThat(workflow.nodes()).extracting(NodeDefinition::id).containsExactly("a", "b");
		assertThat(workflow.nodes().get(0).parameters()).containsEntry("email", null).isUnmodifiable();
		assertThat(workflow.connections()).containsExactly(new Connection("a", "id", "b", "x"),
				new Connection("a", "id", "b", "y"));
		assertThat(workflow.groups()).isEmpty();
		assertThat(workflow).hasToString("Workflow 'two' (2 nodes, 2 connections)");
	}

	@Test
	void builtWorkflowShouldNotChangeWithItsBuilder() {
		WorkflowBuilder builder = Workflow.builder("w").addNode("A", "a");
		Workflow workflow = builder.build();
		builder.addNode("A", "b");
		assertThat(workflow.nodes()).hasSize(1);
		assertThat(workflow.nodes()).isUnmodifiable();
	}

	@Test
	void buildWhenEmptyShouldFail() {
		assertThat(problems(Workflow.builder("w")))
			.containsExactly("[DF-801] The workflow has no nodes. Add at least one node.");
	}

	@Test
	void buildWhenNameIsBlankShouldFail() {
		assertThat(problems(Workflow.builder(" ").addNode("A", "a")))
			.containsExactly("[DF-801] The workflow has an empty name. Give it a name.");
	}

	@Test
	void buildWhenIdIsRepeatedShouldFail() {
		assertThat(problems(Workflow.builder("w").addNode("A", "a").addNode("B", "a")))
			.containsExactly("[DF-801] Node id 'a' already exists in the workflow. "
					+ "Give every node and group an id of its own.");
	}

	@Test
	void buildWhenIdIsMalformedShouldFail() {
		assertThat(problems(Workflow.builder("w").addNode("A", "1.a"))).singleElement()
			.asString()
			.startsWith("[DF-801] Node id '1.a' is not valid.");
	}

	@Test
	void buildWhenConnectionNamesUnknownNodeShouldNameNearMatch() {
		assertThat(problems(Workflow.builder("w")
			.addNode("A", "create")
			.addNode("A", "list")
			.addConnection("craete", "id", "list", "x")))
			.containsExactly("[DF-201] Connection craete.id -> list.x names node 'craete', which does not exist. "
					+ "Did you mean 'create'? Valid: create, list.");
	}

	@Test
	void buildWhenNodeIsConnectedToItselfShouldFail() {
		assertThat(problems(Workflow.builder("w").addNode("A", "a").addConnection("a", "id", "a", "x"))).singleElement()
			.asString()
			.startsWith("[DF-201] Connection a.id -> a.x joins node 'a' to itself.");
	}

	@Test
	void buildWhenConnectionIsRepeatedShouldFail() {
		assertThat(problems(Workflow.builder("w")
			.addNode("A", "a")
			.addNode("A", "b")
			.addConnection("a", "id", "b", "x")
			.addConnection("a", "id", "b", "x"))).singleElement()
			.asString()
			.startsWith("[DF-207] Connection a.id -> b.x was added twice.");
	}

	@Test
	void buildWhenPathIsMalformedShouldFail() {
		assertThat(problems(
				Workflow.builder("w").addNode("A", "a").addNode("A", "b").addConnection("a", "x..y", "b", "filter.")))
			.hasSize(2)
			.anyMatch((problem) -> problem.startsWith("[DF-205] Output 'x..y' of connection"))
			.anyMatch((problem) -> problem.startsWith("[DF-206] Input 'filter.' of connection"));
	}

	@Test
	void buildWhenConnectionsFormCycleShouldNameItsNodes() {
		assertThat(problems(Workflow.builder("w")
			.addNode("A", "first")
			.addNode("A", "a")
			.addNode("A", "b")
			.addNode("A", "c")
			.addConnection("first", "id", "a", "x")
			.addConnection("a", "id", "b", "x")
			.addConnection("b", "id", "c", "x")
			.addConnection("c", "id", "b", "y")))
			.containsExactly("[DF-204] Connections form a cycle: b -> c -> b. Remove one of these connections.");
	}

	@Test
	void buildShouldReportSeparateCycles() {
		assertThat(problems(Workflow.builder("w")
			.addNode("A", "a")
			.addNode("A", "b")
			.addNode("A", "c")
			.addNode("A", "d")
			.addConnection("a", "id", "b", "x")
			.addConnection("b", "id", "a", "x")
			.addConnection("c", "id", "d", "x")
			.addConnection("d", "id", "c", "x"))).hasSize(2);
	}

	@Test
	void buildShouldReportAllProblemsAtOnce() {
		WorkflowBuilder builder = Workflow.builder("w")
			.addNode("A", "a")
			.addNode("A", "a")
			.addConnection("a", "id", "a", "x")
			.addConnection("a", "id", "b", "x");
		WorkflowValidationException error = failure(builder);
		assertThat(error.code()).isEqualTo("DF-805");
		assertThat(error.workflow()).isEqualTo("w");
		assertThat(error.problems()).extracting(Problem::code).containsExactly("DF-801", "DF-201", "DF-201");
		assertThat(error).hasMessageContaining("Workflow 'w' has 3 problems")
			.hasMessageContaining("\n  [DF-801] Node id 'a'")
			.hasMessageContaining("\n  [DF-201] Connection a.id -> b.x");
		assertThat(error.action()).isEqualTo("Correct each of the problems that the message lists.");
	}

	@Test
	void buildWhenGraphIsLongShouldNotOverflowTheStack() {
		WorkflowBuilder builder = Workflow.builder("w");
		for (int i = 0; i < 50_000; i++) {
			builder.addNode("A", "n" + i).addConnection("n" + i, "x", "n" + ((i + 1) % 50_000), "x");
		}
		assertThat(failure(builder).problems()).extracting(Problem::code).containsExactly("DF-204");
	}

	@Test
	void transactionShouldGroupItsNodes() {
		Workflow workflow = Workflow.builder("w")
			.addNode("A", "before")
			.transaction("tx",
					(scope) -> scope.addNode("A", "a")
						.addNode("A", "b", Map.of("x", 1))
						.addConnection("a", "id", "b", "x"))
			.addConnection("before", "id", "a", "x")
			.build();
		assertThat(workflow.groups())
			.containsExactly(new TransactionScope("tx", List.of("a", "b"), TransactionSettings.DEFAULT, null));
		assertThat(workflow.nodes()).extracting(NodeDefinition::id).containsExactly("before", "a", "b");
		assertThat(workflow.connections()).hasSize(2);
	}

	@Test
	void transactionWhenDeclaredOnTheWorkflowInsideAnotherShouldBeRefused() {
		WorkflowBuilder builder = Workflow.builder("w");
		builder.transaction("outer", (scope) -> {
			scope.addNode("A", "a");
			builder.transaction("inner", (nested) -> nested.addNode("A", "b"));
		});
		assertThat(problems(builder)).singleElement()
			.asString()
			.startsWith("[DF-801] Group 'inner' is declared inside group 'outer', but on the workflow.")
			.contains("Declare it on the builder of 'outer'");
	}

	@Test
	void transactionWhenEmptyShouldBeRefused() {
		assertThat(problems(Workflow.builder("w").addNode("A", "a").transaction("tx", (scope) -> {
		}))).containsExactly("[DF-801] Transaction 'tx' has no nodes. Add nodes to it or remove it.");
	}

	@Test
	void transactionWhenIdIsTakenShouldBeRefused() {
		assertThat(problems(Workflow.builder("w")
			.addNode("A", "a")
			.transaction("a", (scope) -> scope.addNode("A", "b"))
			.transaction("tx", (scope) -> scope.addNode("A", "c"))
			.transaction("tx", (scope) -> scope.addNode("A", "d")))).hasSize(2)
			.allMatch((problem) -> problem.startsWith("[DF-801] Transaction id"));
	}

	@Test
	void buildWhenCycleGoesThroughTransactionShouldNameIt() {
		assertThat(problems(Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("A", "a").addNode("A", "b"))
			.addNode("A", "outside")
			.addConnection("a", "id", "outside", "x")
			.addConnection("outside", "id", "b", "x"))).singleElement()
			.asString()
			.startsWith("[DF-204] Connections form a cycle: tx[a, b] -> outside -> tx[a, b].")
			.contains("A group is one step");
	}

	@Test
	void nodeShouldNotBeAddedToAGroupThatHasEnded() {
		List<ScopeBuilder> kept = new ArrayList<>();
		WorkflowBuilder builder = Workflow.builder("w").transaction("tx", (scope) -> {
			scope.addNode("A", "a");
			kept.add(scope);
		});
		kept.get(0).addNode("A", "late");
		assertThat(problems(builder)).singleElement()
			.asString()
			.startsWith("[DF-801] Node 'late' is added to group 'tx', which has ended.");
	}

	private static List<String> problems(WorkflowBuilder builder) {
		return failure(builder).problems().stream().map(Problem::toString).toList();
	}

	private static WorkflowValidationException failure(WorkflowBuilder builder) {
		return catchThrowableOfType(WorkflowValidationException.class, builder::build);
	}

}
