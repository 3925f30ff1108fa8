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
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnreachableBranchTests {

	private final WorkflowEngine engine = WorkflowEngine.builder().nodeTypes(ControlNodes.nodeTypes()).build();

	@Test
	void branchOfAnUnknownCaseIsReported() {
		assertThat(problems(Map.of("input_data", "gold", "cases", List.of("gold", "new customer")), "case_silver"))
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-202");
				assertThat(problem.message()).contains("'case_silver'", "node 'route' never gives",
						"node 'wait' cannot be reached");
				assertThat(problem.action()).contains("case_gold", "case_new_customer", "default");
			});
	}

	@Test
	void branchesOfCasesAndOfTheDefaultAreKnown() {
		Map<String, Object> parameters = Map.of("input_data", "gold", "cases", List.of("gold", "new customer"),
				"case_prefix", "is_", "default_field", "other");
		assertThat(problems(parameters, "is_gold")).isEmpty();
		assertThat(problems(parameters, "is_new_customer")).isEmpty();
		assertThat(problems(parameters, "other")).isEmpty();
		assertThat(problems(parameters, "condition_result")).isEmpty();
		assertThat(problems(parameters, "true_output")).hasSize(1);
	}

	@Test
	void branchesOfAComparisonAreTwo() {
		assertThat(problems(Map.of("input_data", 5, "value", 5), "false_output")).isEmpty();
		assertThat(problems(Map.of("input_data", 5, "value", 5), "default")).hasSize(1);
	}

	@Test
	void casesThatArriveInTheRunAreNotGuessed() {
		assertThat(problems(Map.of("input_data", "gold", "cases", "{{ inputs.tiers }}"), "case_silver")).isEmpty();
	}

	private List<Problem> problems(Map<String, Object> parameters, String output) {
		Workflow workflow = Workflow.builder("w")
			.addNode("SwitchNode", "route", parameters)
			.addNode("DelayNode", "wait", Map.of("duration", 1))
			.addConnection("route", output, "wait", "data")
			.build();
		return this.engine.validateDefinition(workflow).errors();
	}

}
