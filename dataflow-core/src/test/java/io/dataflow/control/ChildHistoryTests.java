/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collections;
import java.util.Map;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.RunSummary;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildHistoryTests {

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(ControlNodes.nodeTypes())
		.historySize(20)
		.build();

	@Test
	void runsOfItemsDoNotPushOutOthers() {
		WorkflowRun first = this.engine.executeBlocking(
				Workflow.builder("first").addNode("DelayNode", "wait", Map.of("duration", 1)).build(),
				RunOptions.none());
		Workflow many = Workflow.builder("many")
			.addNode("ForEachNode", "each",
					Map.of("items", Collections.nCopies(50, 1), "node", "DelayNode", "params", Map.of("duration", 1)))
			.build();
		WorkflowRun last = this.engine.executeBlocking(many, RunOptions.none());
		assertThat(this.engine.history().find(first.runId())).isPresent();
		assertThat(this.engine.history().find(last.runId())).isPresent();
		assertThat(this.engine.history().recent()).filteredOn((summary) -> summary.parentRunId() != null)
			.hasSize(20)
			.extracting(RunSummary::parentRunId)
			.containsOnly(last.runId());
	}

}
