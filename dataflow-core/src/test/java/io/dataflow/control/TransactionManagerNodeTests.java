/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.RetryPolicy;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.dataflow.control.SagaFixture.saga;
import static io.dataflow.control.SagaFixture.step;
import static io.dataflow.control.SagaFixture.steps;
import static io.dataflow.control.SagaFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

class TransactionManagerNodeTests {

	private final SagaFixture fixture = new SagaFixture();

	@Test
	void stepsShouldRunInTheirOrderAndBeCommitted() {
		Map<String, @Nullable Object> result = this.fixture.commit(saga(steps("a", "b", "c")));
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "do c");
		assertThat(result.keySet()).containsExactly("success", "transaction_id", "transaction_type", "status",
				"operations_total", "operations_completed", "operations_failed", "completed_operations",
				"failed_operations", "error_details", "metadata", "results");
		assertThat(result).containsEntry("success", true)
			.containsEntry("transaction_type", "saga")
			.containsEntry("status", "committed")
			.containsEntry("operations_total", 3)
			.containsEntry("operations_completed", 3)
			.containsEntry("operations_failed", 0)
			.containsEntry("completed_operations", List.of("a", "b", "c"))
			.containsEntry("error_details", null);
	}

	@Test
	void transactionIdShouldBeThatOfTheRunOfTheSteps() {
		String id = String.valueOf(this.fixture.commit(saga(steps("a"))).get("transaction_id"));
		assertThat(this.fixture.engine.history().find(id)).isPresent();
	}

	@Test
	void failureShouldUndoInReverseOrder() {
		this.fixture.ledger.fail("do c", 9);
		SagaFailedException failure = this.fixture.failure(saga(steps("a", "b", "c", "d")));
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "undo b", "undo a");
		assertThat(failure.code()).isEqualTo("DF-504");
		assertThat(failure.status()).isEqualTo("compensated");
		assertThat(failure.completed()).containsExactly("a", "b");
		assertThat(failure.failed()).containsExactly("c");
		assertThat(failure.compensated()).containsExactly("b", "a");
		assertThat(failure).hasMessageContaining("ended as compensated. Step 'c' failed: do c is out of order");
	}

	@Test
	void failureOfTheFirstStepShouldSayThatNothingWasDone() {
		this.fixture.ledger.fail("do a", 1);
		SagaFailedException failure = this.fixture.failure(saga(steps("a", "b")));
		assertThat(failure.status()).isEqualTo("failed");
		assertThat(this.fixture.entries()).isEmpty();
	}

	@Test
	void failureOfACompensationShouldNotBeHidden() {
		this.fixture.ledger.fail("do c", 1);
		this.fixture.ledger.fail("undo b", 9);
		SagaFailedException failure = this.fixture.failure(saga(steps("a", "b", "c")));
		assertThat(failure.status()).isEqualTo("compensation_failed");
		assertThat(failure.failed()).containsExactly("c", "b");
		assertThat(failure.compensated()).containsExactly("a");
		assertThat(failure.action()).startsWith("Undo by hand");
		assertThat(failure).hasMessageContaining("The compensation of step 'b' failed: undo b is out of order");
		assertThat(failure.result().get("failed_operations")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.last()
			.isEqualTo(Map.of("step", "b", "node", "UndoNode", "phase", "compensation", "code", "DF-501", "message",
					"undo b is out of order"));
	}

	@Test
	void stepsAndCompensationsShouldBeRepeated() {
		this.fixture.ledger.fail("do b", 3);
		this.fixture.ledger.fail("do c", 4);
		this.fixture.ledger.fail("undo a", 3);
		SagaFailedException failure = this.fixture.failure(saga(steps("a", "b", "c"), "retry_attempts", 3));
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "undo b", "undo a");
		assertThat(failure.status()).isEqualTo("compensated");
		assertThat(failure.result().get("metadata")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("retries_attempted", 9);
	}

	@Test
	void templatesShouldReferToEarlierSteps() {
		Map<String, Object> second = with(step("b"), "params", Map.of("name", "b of {{ steps.a.id }}"));
		second = with(second, "compensation_params", Map.of("name", "{{ steps.b.id }}", "note", "{{ steps.a }}"));
		this.fixture.ledger.fail("do c", 1);
		this.fixture.failure(saga(List.of(step("a"), second, step("c"))));
		assertThat(this.fixture.entries()).containsExactly("do a", "do b of a-1", "undo b of a-1-1", "undo a");
	}

	@Test
	void dataThatLooksLikeATemplateShouldStayAsItIs() {
		Map<String, Object> step = with(step("a"), "params",
				Map.of("name", "{{ inputs.name }}", "note", Map.of("text", "\\{{ steps.a.id }}")));
		Workflow workflow = saga(List.of(step, with(step("b"), "params", Map.of("name", "{{ steps.a.name }}"))));
		String hostile = "{{ steps.b.id }} {{ env.HOME }} {{";
		WorkflowRun run = this.fixture.engine.run(workflow, RunOptions.none().input("name", hostile))
			.block(SagaFixture.PATIENCE);
		assertThat(run).isNotNull();
		assertThat(run.value("saga", "results.b.name")).isEqualTo(hostile);
		assertThat(run.value("saga", "results.a.note.text")).isEqualTo("{{ steps.a.id }}");
	}

	@Test
	void continueOnErrorShouldShowTheStatus() {
		this.fixture.ledger.fail("do b", 1);
		WorkflowRun run = this.fixture.engine.run(saga(steps("a", "b")), RunOptions.none().continueOnError(true))
			.block(SagaFixture.PATIENCE);
		assertThat(run).isNotNull();
		assertThat(run.result("saga")).containsEntry("status", "compensated")
			.containsEntry("success", false)
			.containsEntry("failed", true)
			.containsEntry("error_code", "DF-504")
			.containsEntry("completed_operations", List.of("a"));
	}

	@Test
	void timeLimitShouldUndoAndSayWhatIsUncertain() {
		this.fixture.ledger.hold("do b");
		SagaFailedException failure = this.fixture.failure(saga(steps("a", "b", "c"), "timeout", 0.05));
		assertThat(this.fixture.entries()).containsExactly("do a", "undo a");
		assertThat(failure.status()).isEqualTo("compensated");
		assertThat(failure.getCause()).isInstanceOf(StepStoppedException.class)
			.hasMessage("[DF-505] Step 'b' was stopped while it was at work; whether it took effect is not known.");
		assertThat(failure.result().get("error_details")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("uncertain", true)
			.containsEntry("code", "DF-505");
	}

	@Test
	void stepWithoutCompensationShouldBeNamed() {
		this.fixture.ledger.fail("do c", 1);
		SagaFailedException failure = this.fixture
			.failure(saga(List.of(step("a"), SagaFixture.plainStep("b"), step("c"))));
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "undo a");
		assertThat(failure.result().get("metadata")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("operations_without_compensation", List.of("b"));
	}

	@Test
	void transactionAroundASagaShouldBeRefused() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("TransactionManagerNode", "saga", Map.of("steps", steps("a"))))
			.build();
		WorkflowExecutionException failure = this.fixture.failure(workflow, RunOptions.none());
		assertThat(failure.getCause()).isInstanceOf(InsideTransactionException.class)
			.hasMessageContaining("[DF-504] TransactionManagerNode cannot run inside a transaction: its steps could be "
					+ "rolled back");
		assertThat(this.fixture.entries()).isEmpty();
	}

	@Test
	void unknownTypesShouldBeReportedTogetherBeforeAnythingRuns() {
		Workflow workflow = Workflow.builder("w").addNode("TransactionManagerNode", "saga").build();
		RunOptions options = RunOptions.none()
			.input("steps", List.of(step("a"), with(step("b"), "node", "DooNode"),
					with(step("c"), "compensation", "UndooNode")));
		WorkflowExecutionException failure = this.fixture.failure(workflow, options);
		assertThat(failure.getCause()).isInstanceOf(InvalidStepException.class)
			.hasMessageContaining("[DF-805]")
			.hasMessageContaining("[DF-701] TransactionManagerNode was told to run a 'DooNode', which is no node type.")
			.hasMessageContaining("'UndooNode'");
		assertThat(this.fixture.entries()).isEmpty();
	}

	@Test
	void missingInputOfAStepShouldBeFoundBeforeAnythingRuns() {
		WorkflowExecutionException failure = this.fixture
			.failure(saga(List.of(step("a"), with(step("b"), "params", Map.of()))), RunOptions.none());
		assertThat(failure.getCause()).isInstanceOf(InvalidStepException.class)
			.hasMessageContaining(
					"[DF-101] step 'b' of TransactionManagerNode: Node 'b' misses required inputs: [name]");
		assertThat(this.fixture.entries()).isEmpty();
	}

	@Test
	void sagaThatIsHalfDoneShouldNotBeRepeated() {
		this.fixture.ledger.fail("do b", 1);
		this.fixture.ledger.fail("undo a", 1);
		Map<String, Object> parameters = Map.of("steps", steps("a", "b"), "retry_attempts", 0);
		Workflow workflow = Workflow.builder("w")
			.addNode("TransactionManagerNode", "saga", parameters,
					NodeSettings.NONE.retry(RetryPolicy.attempts(3).delay(Duration.ofMillis(1))))
			.build();
		assertThat(this.fixture.failure(workflow).isRepeatable()).isFalse();
		assertThat(this.fixture.entries()).containsExactly("do a");
	}

	@Test
	void nestedSagaThatIsHalfDoneShouldNotBeRepeated() {
		this.fixture.ledger.fail("do b", 1);
		this.fixture.ledger.fail("undo a", 1);
		Map<String, Object> inner = Map.of("id", "inner", "node", "TransactionManagerNode", "params",
				Map.of("retry_attempts", 0, "steps", steps("a", "b")));
		this.fixture.failure(saga(List.of(inner), "retry_attempts", 3));
		assertThat(this.fixture.entries()).containsExactly("do a");
	}

	@Test
	void forEachShouldBeAStep() {
		Map<String, Object> each = Map.of("id", "each", "node", "ForEachNode", "params",
				Map.of("items", List.of("x", "y"), "concurrency", 1, "node", "DoNode", "params",
						Map.of("name", "{{ steps.a.id }} {{ item }} {{ index }}")));
		Map<String, @Nullable Object> result = this.fixture.commit(saga(List.of(step("a"), each)));
		assertThat(result).containsEntry("status", "committed");
		assertThat(this.fixture.entries()).containsExactly("do a", "do a-1 x 0", "do a-1 y 1");
	}

	@Test
	void sagaShouldBeAStepOfASaga() {
		Map<String, Object> inner = Map.of("id", "inner", "node", "TransactionManagerNode", "params",
				Map.of("retry_attempts", 0, "steps",
						List.of(step("x"), with(step("y"), "params", Map.of("name", "{{ steps.x.id }}")))));
		this.fixture.ledger.fail("do x-1", 1);
		SagaFailedException failure = this.fixture.failure(saga(List.of(step("a"), inner)));
		assertThat(this.fixture.entries()).containsExactly("do a", "do x", "undo x", "undo a");
		assertThat(failure.getCause()).isInstanceOf(SagaFailedException.class);
	}

}
