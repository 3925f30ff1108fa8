/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BranchGroupTests {

	private final SampleNodes nodes = new SampleNodes();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(this.nodes.types())
		.transactionSupport(this.transactions)
		.build();

	private WorkflowRun run(Consumer<WorkflowBuilder> rest) {
		return run(rest, RunOptions.none());
	}

	private WorkflowRun run(Consumer<WorkflowBuilder> rest, RunOptions options) {
		WorkflowBuilder builder = Workflow.builder("w").addNode("RouteNode", "route", Map.of("live", "a", "value", 7));
		rest.accept(builder);
		return this.engine.executeBlocking(builder.build(), options);
	}

	@Test
	void groupOnInactiveBranchesShouldBeSkippedAsAWhole() {
		WorkflowRun run = run(
				(workflow) -> workflow
					.transaction("tx",
							(scope) -> scope.addNode("ValueNode", "fed")
								.addNode("ValueNode", "free", Map.of("name", "free")))
					.addNode("ValueNode", "after")
					.addConnection("route", "b", "fed", "value")
					.addConnection("free", "name", "after", "value"));
		assertThat(run.status("fed")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("free")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(this.transactions.log).isEmpty();
		assertThat(this.nodes.ran).isEmpty();
	}

	@Test
	void groupWithOneLiveBranchShouldRunAndSkipInside() {
		WorkflowRun run = run((workflow) -> workflow
			.transaction("tx",
					(scope) -> scope.addNode("ValueNode", "live")
						.addNode("ValueNode", "dead")
						.addNode("ValueNode", "next")
						.addConnection("dead", "value", "next", "value"))
			.addNode("ValueNode", "after")
			.addNode("ValueNode", "afterDead")
			.addConnection("route", "a", "live", "value")
			.addConnection("route", "b", "dead", "value")
			.addConnection("live", "value", "after", "value")
			.addConnection("next", "value", "afterDead", "value"));
		assertThat(run.value("after", "value")).isEqualTo(7);
		for (String skipped : List.of("dead", "next", "afterDead")) {
			assertThat(run.status(skipped)).isEqualTo(NodeStatus.SKIPPED);
		}
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void groupAfterAFailureShouldBeSkipped() {
		WorkflowRun run = run((workflow) -> workflow.addNode("FailingNode", "bad")
			.transaction("tx", (scope) -> scope.addNode("ValueNode", "live").addNode("ValueNode", "broken"))
			.addConnection("route", "a", "live", "value")
			.addConnection("bad", "x", "broken", "value"), RunOptions.none().continueOnError(true));
		assertThat(run.status("live")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(this.transactions.log).isEmpty();
	}

	@Test
	void cycleOnInactiveBranchShouldBeSkipped() {
		WorkflowRun run = run((workflow) -> workflow
			.cycle("loop",
					(cycle) -> cycle.addNode("IncrementNode", "i", Map.of("v", 0))
						.feedback("i", "v", "i", "v")
						.maxIterations(3))
			.addConnection("route", "b", "i", "v"));
		assertThat(run.status("i")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(this.nodes.ran).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "a, commit, COMPLETED, SKIPPED", "b, rollback, SKIPPED, COMPLETED" })
	void routeShouldChooseBetweenCommitAndRollback(String live, String end, NodeStatus commit, NodeStatus rollback) {
		WorkflowRun run = this.engine.executeBlocking(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("RouteNode", "route", Map.of("live", live, "value", 5))
			.addNode("TransactionCommitNode", "commit")
			.addNode("TransactionRollbackNode", "rollback")
			.addNode("ValueNode", "afterCommit")
			.addConnection("scope", "transaction_id", "route", "value")
			.addConnection("route", "a", "commit", "result")
			.addConnection("route", "b", "rollback", "result")
			.addConnection("commit", "result", "afterCommit", "value")
			.build(), RunOptions.none());
		assertThat(run.status("commit")).isEqualTo(commit);
		assertThat(run.status("rollback")).isEqualTo(rollback);
		assertThat(run.status("afterCommit")).isEqualTo(commit);
		assertThat(this.transactions.log).containsExactly("begin", end);
	}

	@Test
	void transactionShouldNotBeginWhenItsScopeNodeIsSkipped() {
		WorkflowRun run = run((workflow) -> workflow.addNode("TransactionScopeNode", "scope")
			.addNode("NeedyNode", "work")
			.addNode("TransactionCommitNode", "commit")
			.addNode("ValueNode", "loaded", Map.of("value", 1))
			.addConnection("route", "b", "scope", "read_only")
			.addConnection("scope", "status", "work", "value")
			.addConnection("loaded", "value", "work", "needed")
			.addConnection("work", "needed", "commit", "result"));
		for (String skipped : List.of("scope", "work", "commit")) {
			assertThat(run.status(skipped)).isEqualTo(NodeStatus.SKIPPED);
		}
		assertThat(this.transactions.log).isEmpty();
	}

}
