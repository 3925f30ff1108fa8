/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link GroupReferences} and for groups that are added as values.
 */
class GroupReferencesTests {

	@Test
	void groupsMayBeAddedBeforeTheirNodes() {
		Group outer = scope("outer", null, "a");
		Group inner = scope("inner", "outer", "b");
		Workflow workflow = Workflow.builder("w")
			.addGroup(outer)
			.addNode("A", "a")
			.addNode("B", "b")
			.addGroup(inner)
			.build();
		assertThat(workflow.groups()).containsExactly(outer, inner);
	}

	@Test
	void unknownNodeIsRefused() {
		assertThat(problems(scope("tx", null, "aa"))).containsExactly(
				"[DF-201] Group 'tx' names node 'aa', which does not exist. Did you mean 'a'? Valid: a, b.");
	}

	@Test
	void nodeOfTwoGroupsIsRefused() {
		assertThat(problems(scope("tx", null, "a"), scope("other", null, "b", "a")))
			.containsExactly("[DF-801] Group 'other' names node 'a', which is in 'tx' already. "
					+ "Name a node in one group only, the innermost.");
	}

	@Test
	void unknownOuterGroupIsRefused() {
		assertThat(problems(scope("tx", "txx", "a"))).singleElement()
			.asString()
			.startsWith("[DF-801] Group 'tx' is part of 'txx', which does not exist. Did you mean 'tx'?");
	}

	@Test
	void groupsThatContainEachOtherAreRefused() {
		assertThat(problems(scope("tx", "other", "a"), scope("other", "tx", "b"))).singleElement()
			.asString()
			.startsWith("[DF-801] Group 'tx' is part of 'other', which is a part of it or comes after it.");
		assertThat(problems(scope("tx", "tx", "a"))).hasSize(1);
	}

	@Test
	void validateDefinitionLeavesOutWhatRunInputsMayGive() {
		NodeType type = NodeType.of("A").input(Port.required("text", String.class)).run((inputs) -> Mono.empty());
		WorkflowEngine engine = WorkflowEngine.builder().nodeTypes(List.of(type)).build();
		Workflow workflow = Workflow.builder("w").addNode("A", "a").build();
		assertThat(engine.validate(workflow).errors()).hasSize(1);
		assertThat(engine.validateDefinition(workflow).errors()).isEmpty();
		assertThat(engine.validateDefinition(Workflow.builder("w").addNode("B", "b").build()).errors())
			.extracting(Problem::code)
			.containsExactly("DF-701");
	}

	@Test
	void portAcceptsWhatMayServeIt() {
		Port port = Port.optional("limit", Integer.class);
		assertThat(port.accepts(5L)).isTrue();
		assertThat(port.accepts(null)).isTrue();
		assertThat(port.accepts("five")).isFalse();
	}

	private static TransactionScope scope(String id, String parent, String... nodes) {
		return new TransactionScope(id, List.of(nodes), TransactionSettings.DEFAULT, parent);
	}

	private static List<String> problems(Group... groups) {
		WorkflowBuilder builder = Workflow.builder("w").addNode("A", "a").addNode("B", "b");
		List.of(groups).forEach(builder::addGroup);
		WorkflowValidationException error = catchThrowableOfType(WorkflowValidationException.class, builder::build);
		return error.problems().stream().map(Problem::toString).toList();
	}

}
