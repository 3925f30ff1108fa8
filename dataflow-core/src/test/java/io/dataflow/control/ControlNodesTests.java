/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ControlNodesTests {

	private final WorkflowEngine engine = WorkflowEngine.builder().nodeTypes(ControlNodes.nodeTypes()).build();

	private List<String> problems(String type, Map<String, @Nullable Object> parameters) {
		Workflow workflow = Workflow.builder("w").addNode(type, "node", parameters).build();
		return this.engine.validate(workflow).errors().stream().map(Problem::toString).toList();
	}

	@Test
	void nodeTypesShouldBeNamed() {
		assertThat(ControlNodes.nodeTypes()).extracting(NodeType::name)
			.containsExactly("SwitchNode", "MergeNode", "DelayNode", "SubWorkflowNode", "ForEachNode",
					"TransactionManagerNode");
	}

	@Test
	void switchShouldDescribeItsPorts() {
		NodeType type = SwitchNode.type();
		assertThat(type.inputs()).extracting(Port::description).doesNotContain("");
		assertThat(type.outputs()).extracting(Port::name)
			.containsExactly("true_output", "false_output", "condition_result");
		assertThat(type.hasOpenOutputs()).isTrue();
		assertThat(type.joinsBranches()).isFalse();
	}

	@Test
	void nodesShouldRunInAWorkflow() {
		Workflow workflow = Workflow.builder("w")
			.addNode("DelayNode", "wait", Map.of("duration", 5, "data", Map.of("total", 7)))
			.addNode("SwitchNode", "large", Map.of("condition", "total > 5"))
			.addConnection("wait", "data", "large", "input_data")
			.build();
		this.engine.run(workflow)
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.value("large", "condition_result")).isEqualTo(true))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void validationShouldFindEveryProblemOfASwitch() {
		assertThat(
				problems("SwitchNode", Map.of("data", 1, "operator", "=>", "condition", "@bean", "cases", List.of(1))))
			.hasSize(3)
			.anySatisfy((problem) -> assertThat(problem)
				.contains("[DF-907] Node 'node': SwitchNode does not know the operator '=>'.", "is_not_null"))
			.anySatisfy(
					(problem) -> assertThat(problem).contains("[DF-801] Node 'node': Condition '@bean' uses a bean"))
			.anySatisfy((problem) -> assertThat(problem).contains("[DF-102]", "left out when there are 'cases'"));
		assertThat(problems("SwitchNode", Map.of())).singleElement().asString().contains("[DF-101]", "input_data");
		assertThat(problems("SwitchNode", Map.of("items", 1))).isEmpty();
	}

	@Test
	void validationShouldFindAnUnknownMerge() {
		assertThat(problems("MergeNode", Map.of("merge_type", "outer"))).singleElement()
			.asString()
			.contains("[DF-102]", "one of concat, zip and merge_dict, but is 'outer'");
	}

	@Test
	void validationShouldFindABadDuration() {
		assertThat(problems("DelayNode", Map.of("duration", "soon"))).singleElement()
			.asString()
			.contains("[DF-102]", "PT1.5S");
		assertThat(problems("DelayNode", Map.of())).singleElement().asString().contains("[DF-101]", "duration");
	}

}
