/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NodeSettingsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final NodeSettings THRICE = NodeSettings.NONE.retry(RetryPolicy.attempts(3).delay(Duration.ZERO));

	private final Gates gates = new Gates();

	private final RecordingTransactions transactions = new RecordingTransactions();

	private final AtomicInteger calls = new AtomicInteger();

	private ErrorCode code = ErrorCode.CONFLICT;

	private int failures = Integer.MAX_VALUE;

	private final NodeType flaky = NodeType.of("FlakyNode")
		.optionalInput("in", Object.class)
		.openOutputs()
		.run((inputs) -> (this.calls.incrementAndGet() <= this.failures)
				? Mono.error(new CodedException(this.code, "call " + this.calls.get()))
				: Mono.just(Map.of("call", this.calls.get())));

	private final NodeType empty = NodeType.of("EmptyNode").openOutputs().run((inputs) -> null);

	private final NodeType refusing = NodeType.of("RefusingNode").openOutputs().run((inputs) -> {
		this.calls.incrementAndGet();
		return Mono.just(Map.of("success", false, "error", "sold out"));
	});

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.gates.type(), this.flaky, this.empty, this.refusing, Gates.echo()))
		.transactionSupport(this.transactions)
		.build();

	private static Workflow single(String type, NodeSettings settings) {
		return Workflow.builder("w").addNode(type, "n", Map.of(), settings).build();
	}

	private static Workflow inTransaction(NodeSettings settings) {
		return Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("FlakyNode", "n", Map.of(), settings).addNode("EchoNode", "other"))
			.build();
	}

	private WorkflowRun run(Workflow workflow) {
		return this.engine.executeBlocking(workflow, RunOptions.none());
	}

	@Test
	void timeoutShouldFailTheNode() {
		Workflow workflow = Workflow.builder("w")
			.addNode("GateNode", "slow", Map.of("name", "slow"), NodeSettings.NONE.timeout(Duration.ofMillis(1500)))
			.addNode("GateNode", "beside", Map.of("name", "beside"))
			.build();
		StepVerifier.withVirtualTime(() -> this.engine.run(workflow))
			.thenAwait(Duration.ofMillis(1499))
			.then(() -> assertThat(this.gates.cancelled).isEmpty())
			.thenAwait(Duration.ofMillis(1))
			.expectErrorSatisfies((error) -> {
				assertThat(error)
					.hasMessage("[DF-505] Node 'slow' of workflow 'w' failed: Node 'slow' did not end within 1500 ms.");
				NodeTimeoutException cause = (NodeTimeoutException) error.getCause();
				assertThat(cause.nodeId()).isEqualTo("slow");
				assertThat(cause.timeout()).isEqualTo(Duration.ofMillis(1500));
			})
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).containsExactly("slow", "beside");
	}

	@Test
	void timeoutShouldHoldForEachAttempt() {
		Workflow workflow = Workflow.builder("w")
			.addNode("GateNode", "slow", Map.of("name", "slow"), THRICE.timeout(Duration.ofSeconds(1)))
			.build();
		StepVerifier.withVirtualTime(() -> this.engine.run(workflow))
			.thenAwait(Duration.ofMillis(2999))
			.then(() -> assertThat(this.gates.started).hasSize(3))
			.then(() -> this.gates.open("slow"))
			.assertNext((run) -> assertThat(run.value("slow", "out")).isEqualTo("slow"))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.gates.cancelled).hasSize(2);
	}

	@Test
	void hugeTimeoutShouldBeNone() {
		this.failures = 0;
		NodeSettings settings = NodeSettings.NONE.timeout(Duration.ofSeconds(Long.MAX_VALUE));
		assertThat(run(single("FlakyNode", settings)).value("n", "call")).isEqualTo(1);
	}

	@Test
	void retryShouldEndWithTheFirstSuccess() {
		this.failures = 2;
		assertThat(run(single("FlakyNode", THRICE)).value("n", "call")).isEqualTo(3);
	}

	@Test
	void retryShouldEndWithTheLastFailure() {
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(single("FlakyNode", THRICE)))
			.withMessage("[DF-507] Node 'n' of workflow 'w' failed: call 3");
	}

	@ParameterizedTest
	@EnumSource(ErrorCode.class)
	void mistakesShouldNotBeRetried(ErrorCode given) {
		this.code = given;
		assertThatExceptionOfType(WorkflowExecutionException.class).isThrownBy(() -> run(single("FlakyNode", THRICE)));
		assertThat(this.calls).hasValue((given.code().matches("DF-[1289].*")) ? 1 : 3);
	}

	@Test
	void resultThatReportsNoSuccessShouldBeRetried() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> run(single("RefusingNode", THRICE)))
			.withMessageContaining("sold out");
		assertThat(this.calls).hasValue(3);
	}

	@Test
	void retryShouldWaitLongerAndLonger() {
		RetryPolicy policy = RetryPolicy.attempts(4)
			.delay(Duration.ofSeconds(1))
			.multiplier(3)
			.maxDelay(Duration.ofSeconds(5));
		StepVerifier.withVirtualTime(() -> this.engine.run(single("FlakyNode", NodeSettings.NONE.retry(policy))))
			.expectSubscription()
			.then(() -> assertThat(this.calls).hasValue(1))
			.thenAwait(Duration.ofMillis(499))
			.then(() -> assertThat(this.calls).hasValue(1))
			.thenAwait(Duration.ofMillis(502))
			.then(() -> assertThat(this.calls).hasValue(2))
			.thenAwait(Duration.ofMillis(490))
			.then(() -> assertThat(this.calls).hasValue(2))
			.thenAwait(Duration.ofSeconds(8))
			.expectErrorMessage("[DF-507] Node 'n' of workflow 'w' failed: call 4")
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, PT1S", "0, 1, PT0.5S", "1, 0, PT1.5S", "2, 0, PT2.25S", "2, 1, PT1.125S", "9, 0, PT5S",
			"100000, 0, PT5S" })
	void pauseShouldGrowByTheMultiplier(long retries, double random, Duration expected) {
		RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), 1.5, Duration.ofSeconds(5));
		assertThat(policy.pause(retries, random)).isEqualTo(expected);
	}

	@Test
	void longestPauseMayBeShorterThanTheFirst() {
		RetryPolicy policy = RetryPolicy.attempts(3).delay(Duration.ofDays(1)).maxDelay(Duration.ofMillis(2));
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> run(single("FlakyNode", NodeSettings.NONE.retry(policy))))
			.withMessageContaining("call 3");
	}

	@Test
	void settingsShouldBeChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> NodeSettings.NONE.timeout(Duration.ZERO))
			.withMessage("'timeout' must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.attempts(1))
			.withMessage("'maxAttempts' must be at least 2");
		assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.attempts(2).multiplier(Double.NaN))
			.withMessage("'multiplier' must be at least 1");
		assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.attempts(2).delay(Duration.ofMillis(-1)))
			.withMessage("'delay' and 'maxDelay' must not be negative");
	}

	@Test
	void failureShouldBeTheResultOfANodeThatMayFail() {
		Workflow workflow = Workflow.builder("w")
			.addNode("FlakyNode", "n", Map.of(), NodeSettings.NONE.continueOnError(true))
			.addNode("EchoNode", "after")
			.addNode("EchoNode", "beside", Map.of("value", 1))
			.addConnection("n", "call", "after", "value")
			.build();
		WorkflowRun run = run(workflow);
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
		assertThat(run.result("n")).isEqualTo(Map.of("error", "call 1", "error_code", "DF-507", "failed", true));
		assertThat(run.status("n")).isEqualTo(NodeStatus.FAILED);
		assertThat(run.status("after")).isEqualTo(NodeStatus.SKIPPED);
		assertThat(run.status("beside")).isEqualTo(NodeStatus.COMPLETED);
	}

	@Test
	void nodeWithoutResultShouldGiveEmptyMapUnderSettings() {
		assertThat(run(single("EmptyNode", THRICE)).result("n")).isEmpty();
	}

	@Test
	void attemptsInATransactionShouldBeSavepoints() {
		this.failures = 1;
		assertThat(run(inTransaction(THRICE)).value("n", "call")).isEqualTo(2);
		assertThat(this.transactions.log).containsExactly("begin", "savepoint", "undo", "savepoint", "release",
				"commit");
	}

	@Test
	void failureInATransactionShouldUndoOnlyTheNodeThatMayFail() {
		WorkflowRun run = run(inTransaction(NodeSettings.NONE.continueOnError(true)));
		assertThat(run.status("n")).isEqualTo(NodeStatus.FAILED);
		assertThat(run.status("other")).isEqualTo(NodeStatus.COMPLETED);
		assertThat(this.transactions.log).containsExactly("begin", "savepoint", "undo", "commit");
	}

	@Test
	void timeoutInATransactionShouldUndoOnlyTheNodeThatMayFail() {
		NodeSettings settings = NodeSettings.NONE.timeout(Duration.ofSeconds(1)).continueOnError(true);
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("GateNode", "slow", Map.of("name", "slow"), settings))
			.build();
		StepVerifier.withVirtualTime(() -> this.engine.run(workflow))
			.thenAwait(Duration.ofSeconds(1))
			.assertNext((run) -> assertThat(run.result("slow")).containsEntry("error_code", "DF-505"))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "savepoint", "undo", "commit");
	}

	@Test
	void timeoutInATransactionShouldRollItBack() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("GateNode", "slow", Map.of("name", "slow"),
							NodeSettings.NONE.timeout(Duration.ofSeconds(1))))
			.build();
		StepVerifier.withVirtualTime(() -> this.engine.run(workflow))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorSatisfies((error) -> assertThat(error)
				.hasMessageStartingWith("[DF-505] Node 'slow' in transaction 'tx' of workflow 'w' failed: "))
			.verify(PATIENCE);
		assertThat(this.transactions.log).containsExactly("begin", "rollback");
	}

}
