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
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.UnknownWorkflowException;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SubWorkflowNodeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(ControlNodes.nodeTypes())
		.nodeTypes(List.of(
				NodeType.of("ShoutNode")
					.input("text", String.class)
					.output("text", String.class)
					.run((inputs) -> Mono.just(Map.of("text", inputs.get("text") + "!"))),
				FunctionNode.of("BrokenNode", (inputs) -> {
					throw new InvalidControlInputException("BrokenNode", "x", "better");
				}), NodeType.of("EndlessNode").run((inputs) -> Mono.never())))
		.workflows(List.of(
				Workflow.builder("shout")
					.input("text", String.class)
					.addNode("ShoutNode", "once", Map.of("text", "{{ inputs.text }}"))
					.build(),
				Workflow.builder("middle").addNode("SubWorkflowNode", "sub", Map.of("workflow", "broken")).build(),
				Workflow.builder("broken").addNode("BrokenNode", "bad").build(),
				Workflow.builder("endless").addNode("EndlessNode", "wait").build(),
				Workflow.builder("itself").addNode("SubWorkflowNode", "again", Map.of("workflow", "itself")).build()))
		.build();

	private static Workflow parent(Map<String, ?> parameters) {
		return Workflow.builder("parent").addNode("SubWorkflowNode", "sub", parameters).build();
	}

	private void fails(Map<String, ?> parameters, String code, String message) {
		this.engine.run(parent(parameters)).as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(WorkflowExecutionException.class).hasMessageContaining(message);
			assertThat(((WorkflowExecutionException) error).code()).isEqualTo(code);
		}).verify(PATIENCE);
	}

	@Test
	void resultShouldHoldThoseOfTheNodes() {
		WorkflowRun run = this.engine.run(parent(Map.of("workflow", "shout", "inputs", Map.of("text", "hey"))))
			.block(PATIENCE);
		assertThat(run).isNotNull();
		assertThat(run.value("sub", "results.once.text")).isEqualTo("hey!");
		assertThat(run.result("sub")).containsEntry("status", "completed").containsEntry("workflow", "shout");
		assertThat(this.engine.history().find(String.valueOf(run.value("sub", "run_id")))).isPresent();
	}

	@Test
	void failureShouldKeepCodeMessageAndPath() {
		fails(Map.of("workflow", "middle"), "DF-102",
				"Node 'sub' of workflow 'parent' failed: Node 'sub' of workflow 'middle' failed: Node 'bad' of workflow "
						+ "'broken' failed: 'x' of BrokenNode must be better.");
	}

	@Test
	void unknownWorkflowShouldFail() {
		assertThat(this.engine.validate(parent(Map.of("workflow", "shuot"))).errors()).extracting(Problem::toString)
			.singleElement()
			.asString()
			.contains("DF-801", "is to run workflow 'shuot', which the engine does not have.", "Did you mean 'shout'?");
		this.engine.run(parent(Map.of()), RunOptions.none().input("workflow", "x"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasCauseInstanceOf(UnknownWorkflowException.class))
			.verify(PATIENCE);
	}

	@Test
	void missingInputShouldFail() {
		fails(Map.of("workflow", "shout"), "DF-805", "misses its input 'text'");
	}

	@Test
	void timeLimitShouldEndTheRun() {
		fails(Map.of("workflow", "endless", "timeout", 0.02), "DF-505", "Workflow 'endless' did not end within");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void timeLimitThatIsNoneShouldBeFound() {
		assertThat(this.engine.validate(parent(Map.of("workflow", "shout", "timeout", -1))).errors())
			.extracting(Problem::toString)
			.singleElement()
			.asString()
			.contains("DF-102", "'timeout' of SubWorkflowNode must be a number of seconds above 0");
	}

	@Test
	void workflowThatRunsItselfShouldEnd() {
		fails(Map.of("workflow", "itself"), "DF-503", "nested in more than 16 runs");
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void cancellationShouldEndTheRun() {
		this.engine.run(parent(Map.of("workflow", "endless")))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.engine.activeRuns()).isEqualTo(2))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.engine.activeRuns()).isZero();
	}

}
