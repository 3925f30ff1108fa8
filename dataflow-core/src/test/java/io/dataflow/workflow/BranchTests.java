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
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BranchTests {

	private final SampleNodes nodes = new SampleNodes();

	private final WorkflowEngine engine = this.nodes.engine();

	/** A switch that takes its branch {@code a}. */
	private static WorkflowBuilder routed() {
		return Workflow.builder("routed").addNode("RouteNode", "route", Map.of("live", "a", "value", 7));
	}

	private WorkflowRun run(WorkflowBuilder builder) {
		return run(builder, RunOptions.none());
	}

	private WorkflowRun run(WorkflowBuilder builder, RunOptions options) {
		return this.engine.executeBlocking(builder.build(), options);
	}

	@Test
	void nodeOnInactiveBranchShouldBeSkippedAndRecorded() {
		WorkflowRun run = run(routed().addNode("ValueNode", "taken", Map.of("name", "taken"))
			.addNode("ValueNode", "untaken", Map.of("name", "untaken"))
			.addConnection("route", "a", "taken", "value")
			.addConnection("route", "b", "untaken", "value"));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(run.status("taken")).isEqualTo(NodeStatus.COMPLETED);
		assertThat(run.value("taken", "value")).isEqualTo(7);
		assertThat(run.status("untaken")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.result("untaken")).isNull();
		assertThat(run.results()).containsEntry("untaken", null);
		assertThat(this.nodes.ran).containsExactly("taken");
	}

	@Test
	void skipShouldGoOnAlongChains() {
		WorkflowRun run = run(routed().addNode("ValueNode", "first")
			.addNode("ValueNode", "second")
			.addNode("ValueNode", "third")
			.addConnection("route", "b", "first", "value")
			.addConnection("first", "value", "second", "value")
			.addConnection("second", "result.value", "third", "value"));
		assertThat(run.status("second")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("third")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void wholeResultOfARouteShouldBeLive() {
		WorkflowRun run = run(routed().addNode("ValueNode", "all").addConnection("route", "result", "all", "value"));
		assertThat(run.value("all", "value.b")).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource({ "result.a, COMPLETED", "result.b, SKIPPED", "b, SKIPPED", "a, COMPLETED" })
	void pathShouldBeAsLiveAsItsOutput(String path, NodeStatus status) {
		WorkflowRun run = run(routed().addNode("ValueNode", "next").addConnection("route", path, "next", "value"));
		assertThat(run.status("next")).isEqualTo(status);
	}

	@Test
	void inputFedByTwoBranchesShouldTakeTheLiveOne() {
		for (String live : List.of("a", "b")) {
			this.nodes.ran.clear();
			WorkflowRun run = run(Workflow.builder("diamond")
				.addNode("RouteNode", "route", Map.of("live", live, "value", 1))
				.addNode("ValueNode", "a", Map.of("other", "from a"))
				.addNode("ValueNode", "b", Map.of("other", "from b"))
				.addNode("ValueNode", "end", Map.of("name", "end"))
				.addConnection("route", "a", "a", "value")
				.addConnection("route", "b", "b", "value")
				.addConnection("a", "other", "end", "value")
				.addConnection("b", "other", "end", "value"));
			assertThat(run.value("end", "value")).isEqualTo("from " + live);
			assertThat(this.nodes.ran).containsExactly("end");
		}
	}

	@Test
	void nodeShouldRunWhenRequiredInputIsLiveAndOptionalOneIsNot() {
		WorkflowRun run = run(routed().addNode("NeedyNode", "n")
			.addConnection("route", "a", "n", "needed")
			.addConnection("route", "b", "n", "value"));
		assertThat(run.result("n")).containsEntry("needed", 7).doesNotContainKey("value");
	}

	@Test
	void nodeShouldBeSkippedWhenRequiredInputIsNotLive() {
		WorkflowRun run = run(routed().addNode("NeedyNode", "n")
			.addConnection("route", "b", "n", "needed")
			.addConnection("route", "a", "n", "value"));
		assertThat(run.status("n")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void nodeShouldBeSkippedWhenOneOfItsOptionalInputsIsNotLive() {
		WorkflowRun run = run(routed().addNode("ValueNode", "n")
			.addConnection("route", "a", "n", "value")
			.addConnection("route", "b", "n", "other"));
		assertThat(run.status("n")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void parameterShouldStandInForInputThatIsNotLive() {
		WorkflowRun run = run(routed().addNode("ValueNode", "n", Map.of("other", "given"))
			.addConnection("route", "a", "n", "value")
			.addConnection("route", "b", "n", "other"));
		assertThat(run.result("n")).containsEntry("value", 7).containsEntry("other", "given");
	}

	@Test
	void runInputShouldStandInForInputThatIsNotLive() {
		WorkflowBuilder builder = routed().addNode("NeedyNode", "n")
			.addConnection("route", "b", "n", "needed")
			.addConnection("route", "a", "n", "value");
		assertThat(run(builder, RunOptions.inputs(Map.of("needed", 1))).value("n", "needed")).isEqualTo(1);
		assertThat(run(builder, RunOptions.inputs(Map.of("n", Map.of("needed", 2)))).value("n", "needed")).isEqualTo(2);
	}

	@Test
	void parameterAloneShouldNotReviveABranch() {
		WorkflowRun run = run(
				routed().addNode("ValueNode", "n", Map.of("value", 1)).addConnection("route", "b", "n", "value"));
		assertThat(run.status("n")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void filterShouldNotLoseAnEntryThatIsNotLive() {
		WorkflowRun run = run(routed().addNode("FilteredNode", "alone")
			.addNode("FilteredNode", "narrowed", Map.of("filter", Map.of("active", true)))
			.addConnection("route", "b", "alone", "filter.id")
			.addConnection("route", "a", "narrowed", "value")
			.addConnection("route", "b", "narrowed", "filter.id"));
		assertThat(run.status("alone")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("narrowed")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void parameterShouldStandInForTheSameEntryOnly() {
		WorkflowRun run = run(routed().addNode("FilteredNode", "n", Map.of("filter", Map.of("id", 3)))
			.addConnection("route", "a", "n", "value")
			.addConnection("route", "b", "n", "filter.id"));
		assertThat(run.value("n", "filter.id")).isEqualTo(3);
	}

	@Test
	void entriesOfOneMapShouldAllBeLive() {
		WorkflowRun run = run(routed().addNode("FilteredNode", "n")
			.addConnection("route", "a", "n", "filter.x")
			.addConnection("route", "b", "n", "filter.y"));
		assertThat(run.status("n")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void joinShouldRunWithAnyBranch() {
		WorkflowRun run = run(routed().addNode("JoinNode", "join", Map.of("name", "join"))
			.addConnection("route", "a", "join", "one")
			.addConnection("route", "b", "join", "two"));
		assertThat(run.result("join")).containsEntry("one", 7).doesNotContainKey("two");
		assertThat(this.nodes.ran).containsExactly("join");
	}

	@Test
	void joinShouldBeSkippedWhenNoBranchIsLive() {
		WorkflowRun run = run(routed().addNode("ValueNode", "between")
			.addNode("JoinNode", "join")
			.addConnection("route", "b", "between", "value")
			.addConnection("route", "b", "join", "one")
			.addConnection("between", "value", "join", "two"));
		assertThat(run.status("join")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void dependentOfAFailureShouldBeSkippedWhateverElseIsLive() {
		WorkflowRun run = run(routed().addNode("FailingNode", "bad")
			.addNode("NeedyNode", "n")
			.addNode("ValueNode", "after")
			.addConnection("route", "a", "n", "needed")
			.addConnection("bad", "x", "n", "value")
			.addConnection("n", "needed", "after", "value"), RunOptions.none().continueOnError(true));
		assertThat(run.status("bad")).isEqualTo(NodeStatus.FAILED);
		assertThat(run.status("n")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void joinShouldRunBesideAFailureAndNotAfterOneAlone() {
		WorkflowRun run = run(routed().addNode("FailingNode", "bad")
			.addNode("JoinNode", "both")
			.addNode("JoinNode", "alone")
			.addConnection("route", "a", "both", "one")
			.addConnection("bad", "x", "both", "two")
			.addConnection("bad", "x", "alone", "one"), RunOptions.none().continueOnError(true));
		assertThat(run.result("both")).containsOnlyKeys("one");
		assertThat(run.status("alone")).isEqualTo(NodeStatus.SKIPPED);
	}

	@Test
	void wideJoinShouldBeDecidedInLinearTime() {
		WorkflowBuilder builder = routed().addNode("FilteredNode", "sink", Map.of("filter", Map.of("last", 0)));
		for (int i = 0; i < 20_000; i++) {
			builder.addConnection("route", "a", "sink", "filter.e" + i);
		}
		WorkflowRun run = run(builder.addConnection("route", "b", "sink", "filter.last"));
		assertThat(run.value("sink", "filter.e19999")).isEqualTo(7);
	}

}
