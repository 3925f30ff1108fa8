/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CycleTests {

	private final SampleNodes nodes = new SampleNodes();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(this.nodes.types())
		.transactionSupport(this.transactions)
		.build();

	private WorkflowRun run(Workflow workflow) {
		return this.engine.executeBlocking(workflow, RunOptions.none());
	}

	/** Two nodes that add one each, fed back. */
	private static Workflow twoIncrements(Consumer<CycleBuilder> end) {
		return Workflow.builder("w").cycle("loop", (cycle) -> {
			cycle.addNode("IncrementNode", "a", Map.of("v", 0))
				.addNode("IncrementNode", "b")
				.addConnection("a", "v", "b", "v")
				.feedback("b", "v", "a", "v");
			end.accept(cycle);
		}).addNode("ValueNode", "after").addConnection("b", "v", "after", "value").build();
	}

	@Test
	void nodesShouldRunOncePerIterationAndGiveTheLastResult() {
		WorkflowRun run = run(twoIncrements((cycle) -> cycle.maxIterations(5)));
		assertThat(run.value("a", "v")).isEqualTo(9);
		assertThat(run.value("b", "v")).isEqualTo(10);
		assertThat(run.value("after", "value")).isEqualTo(10);
		assertThat(this.nodes.ran).hasSize(10);
	}

	@ParameterizedTest
	@CsvSource({ "v >= 6, 6", "b.v >= 6, 6", "a.v >= 6, 8", "iteration == 2, 4", "previous['b'] != null, 4",
			"elapsed_time >= 0, 2", "v >= 5 and previous.b.v < 4, 20" })
	void conditionShouldEndTheCycle(String condition, int result) {
		WorkflowRun run = run(twoIncrements((cycle) -> cycle.maxIterations(10).convergeWhen(condition)));
		assertThat(run.value("b", "v")).isEqualTo(result);
	}

	@Test
	void conditionThatFailsShouldFailTheRunWithItsCode() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> run(twoIncrements((cycle) -> cycle.convergeWhen("missing > 1"))))
			.withMessageStartingWith(
					"[DF-102] Cycle 'loop' of workflow 'w' failed: Condition 'missing > 1' names 'missing'")
			.satisfies((ex) -> assertThat(ex.nodeId()).isNull())
			.satisfies((ex) -> assertThat(ex.results()).isEmpty());
	}

	@Test
	void conditionThatFailsInATransactionShouldNameBoth() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.cycle("loop",
							(cycle) -> cycle.addNode("IncrementNode", "a", Map.of("v", 0)).convergeWhen("missing > 1")))
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(workflow))
			.withMessageStartingWith("[DF-102] Cycle 'loop' in transaction 'tx' of workflow 'w' failed: ");
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void conditionThatIsNoneShouldBeReportedByValidation() {
		assertThat(this.engine.validate(twoIncrements((cycle) -> cycle.convergeWhen("T(System).exit(0)"))).errors())
			.singleElement()
			.satisfies((problem) -> assertThat(problem.toString()).contains("DF-801", "Cycle 'loop': Condition"));
	}

	@Test
	void cycleWithoutEndOrMembersShouldBeRefused() {
		WorkflowBuilder builder = Workflow.builder("w")
			.addNode("ValueNode", "outside")
			.cycle("endless",
					(cycle) -> cycle.addNode("IncrementNode", "a", Map.of("v", 0)).feedback("a", "v", "x..y", "v"))
			.cycle("empty", (cycle) -> cycle.maxIterations(0).timeout(Duration.ZERO))
			.cycle("stray",
					(cycle) -> cycle.addNode("ValueNode", "c").feedback("outside", "v", "c", "..").maxIterations(2));
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(builder::build)
			.withMessageContaining("Cycle 'endless' has no end.")
			.withMessageContaining("names node 'x..y', which is not in the cycle.")
			.withMessageContaining("Cycle 'empty' has no nodes.")
			.withMessageContaining("Cycle 'empty' has maxIterations 0.")
			.withMessageContaining("Cycle 'empty' has the timeout PT0S.")
			.withMessageContaining("names node 'outside', which is not in the cycle.")
			.withMessageContaining("Input '..' of connection outside.v -> c... is not a path.");
	}

	@Test
	void timeoutShouldEndTheCycleAfterAnIteration() {
		WorkflowRun run = run(twoIncrements((cycle) -> cycle.timeout(Duration.ofNanos(1))));
		assertThat(run.value("b", "v")).isEqualTo(2);
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void cycleWithoutFeedbackShouldRepeatItself() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop", (cycle) -> cycle.addNode("IncrementNode", "a", Map.of("v", 0)).maxIterations(3))
			.build());
		assertThat(run.value("a", "v")).isEqualTo(1);
		assertThat(this.nodes.ran).hasSize(3);
	}

	@Test
	void routedFeedbackThatEndsShouldEndTheCycle() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("IncrementNode", "a", Map.of("v", 0, "enough", 4))
						.addNode("ValueNode", "rest", Map.of("name", "rest"))
						.addConnection("a", "v", "rest", "value")
						.feedback("a", "v", "a", "v")
						.maxIterations(100))
			.addNode("ValueNode", "after")
			.addConnection("rest", "value", "after", "value")
			.build());
		assertThat(run.value("a", "v")).isEqualTo(4);
		assertThat(run.status("rest")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.result("rest")).isNull();
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(this.nodes.ran).containsExactly("v1", "rest", "v2", "rest", "v3", "rest", "v4");
	}

	@Test
	void feedbackThatIsNotLiveShouldNotBeDelivered() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("RouteNode", "route", Map.of("live", "a", "value", "routed"))
						.addNode("ValueNode", "n", Map.of("value", "first", "other", "first"))
						.feedback("route", "a", "n", "value")
						.feedback("route", "b", "n", "other")
						.maxIterations(2))
			.build());
		assertThat(run.result("n")).containsEntry("value", "routed").containsEntry("other", "first");
	}

	@Test
	void feedbackToAnEntryShouldKeepTheOthers() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("FilteredNode", "f", Map.of("filter", Map.of("kept", 1, "last", 0)))
						.addNode("IncrementNode", "i")
						.addConnection("f", "filter.last", "i", "v")
						.feedback("i", "v", "f", "filter.last")
						.maxIterations(4))
			.build());
		assertThat(run.value("f", "filter")).isEqualTo(Map.of("kept", 1, "last", 3));
	}

	@Test
	void runInputShouldBeginTheCycleAndNotHoldIt() {
		Workflow workflow = twoIncrements((cycle) -> cycle.maxIterations(3));
		RunOptions options = RunOptions.inputs(Map.of("a", Map.of("v", 100)));
		assertThat(this.engine.executeBlocking(workflow, options).value("b", "v")).isEqualTo(106);
	}

	@Test
	void nestedCycleShouldRunAnewInEveryIteration() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("outer",
					(outer) -> outer.addNode("IncrementNode", "o", Map.of("v", 0))
						.cycle("inner",
								(inner) -> inner.addNode("IncrementNode", "i")
									.addConnection("o", "v", "i", "v")
									.feedback("i", "v", "i", "v")
									.maxIterations(3))
						.feedback("i", "v", "o", "v")
						.maxIterations(4))
			.build());
		assertThat(run.value("i", "v")).isEqualTo(16);
		assertThat(this.nodes.ran).hasSize(16);
	}

	@Test
	void feedbackOfTheOuterCycleShouldReachNodesOfTheInnerOne() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("outer",
					(outer) -> outer
						.cycle("inner",
								(inner) -> inner.addNode("IncrementNode", "i", Map.of("v", 0))
									.feedback("i", "v", "i", "v")
									.maxIterations(3))
						.feedback("i", "v", "i", "v")
						.maxIterations(4))
			.build());
		assertThat(run.value("i", "v")).isEqualTo(12);
	}

	@Test
	void cycleInATransactionShouldBeOneTransaction() {
		WorkflowRun run = run(Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.cycle("loop",
							(cycle) -> cycle.addNode("IncrementNode", "a", Map.of("v", 0))
								.feedback("a", "v", "a", "v")
								.maxIterations(3)))
			.build());
		assertThat(run.value("a", "v")).isEqualTo(3);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void transactionInACycleShouldBeOnePerIteration() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.transaction("tx", (scope) -> scope.addNode("IncrementNode", "a", Map.of("v", 0)))
						.feedback("a", "v", "a", "v")
						.maxIterations(3))
			.build());
		assertThat(run.value("a", "v")).isEqualTo(3);
		assertThat(this.transactions.log).containsExactly("begin", "commit", "begin", "commit", "begin", "commit");
	}

	@Test
	void transactionOfNodesInACycleShouldBeOnePerIteration() {
		WorkflowRun run = run(Workflow.builder("w")
			.cycle("loop",
					(cycle) -> cycle.addNode("TransactionScopeNode", "begin")
						.addNode("ValueNode", "a", Map.of("value", 0, "other", "{{ begin.status }}"))
						.addNode("TransactionCommitNode", "end")
						.addConnection("a", "value", "end", "result")
						.feedback("end", "status", "a", "value")
						.maxIterations(2))
			.build());
		assertThat(run.value("end", "result")).isEqualTo("committed");
		assertThat(this.transactions.log).containsExactly("begin", "commit", "begin", "commit");
	}

	@Test
	void runShouldRepeatTheCycleFromItsBeginning() {
		Workflow workflow = twoIncrements((cycle) -> cycle.maxIterations(5));
		assertThat(List.of(run(workflow), run(workflow))).extracting((run) -> run.value("b", "v"))
			.containsExactly(10, 10);
	}

}
