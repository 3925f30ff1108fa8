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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.dataflow.control.SagaFixture.PATIENCE;
import static io.dataflow.control.SagaFixture.plainStep;
import static io.dataflow.control.SagaFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

class TwoPhaseCommitTests {

	private final SagaFixture fixture = new SagaFixture();

	private static Workflow transaction(Object... settings) {
		return saga(List.of(plainStep("a"), with(plainStep("b"), "params", Map.of("name", "{{ steps.a.id }}"))),
				settings);
	}

	private static Workflow saga(List<?> steps, Object... settings) {
		Object[] all = new Object[settings.length + 2];
		System.arraycopy(settings, 0, all, 2, settings.length);
		all[0] = "transaction_type";
		all[1] = "two_phase_commit";
		return SagaFixture.saga(steps, all);
	}

	@Test
	void stepsShouldBeOneTransaction() {
		Map<String, @Nullable Object> result = this.fixture.commit(transaction());
		assertThat(result).containsEntry("status", "committed")
			.containsEntry("transaction_type", "two_phase_commit")
			.containsEntry("completed_operations", List.of("a", "b"));
		assertThat(this.fixture.entries()).containsExactly("do a", "do a-1");
		assertThat(this.fixture.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void failureShouldRollBackAll() {
		this.fixture.ledger.fail("do a-1", 9);
		SagaFailedException failure = this.fixture.failure(transaction());
		assertThat(failure.status()).isEqualTo("aborted");
		assertThat(failure.completed()).isEmpty();
		assertThat(failure.failed()).containsExactly("b");
		assertThat(failure).hasMessageContaining("The two_phase_commit ended as aborted. Step 'b' failed: do a-1");
		assertThat(this.fixture.transactions.log).containsExactly("begin", "rollback");
	}

	@Test
	void repetitionShouldBeOfTheWholeTransaction() {
		this.fixture.ledger.fail("do a-1", 1);
		assertThat(this.fixture.commit(transaction("retry_attempts", 1))).containsEntry("operations_failed", 0)
			.containsEntry("operations_completed", 2);
		assertThat(this.fixture.entries()).containsExactly("do a", "do a", "do a-1");
		assertThat(this.fixture.transactions.log).containsExactly("begin", "rollback", "begin", "commit");
	}

	@Test
	void cancellationShouldRollBack() {
		this.fixture.ledger.hold("do a-1");
		this.fixture.engine.run(transaction())
			.as(StepVerifier::create)
			.then(() -> assertThat(this.fixture.engine.activeRuns()).isPositive())
			.thenCancel()
			.verify(PATIENCE);
		this.fixture.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		assertThat(this.fixture.transactions.log).hasSize(2).doesNotContain("commit");
	}

	@Test
	void timeLimitShouldRollBack() {
		this.fixture.ledger.hold("do a-1");
		SagaFailedException failure = this.fixture.failure(transaction("timeout", 0.05));
		assertThat(failure.status()).isEqualTo("aborted");
		assertThat(failure.isRepeatable()).isTrue();
		this.fixture.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		assertThat(this.fixture.transactions.log).hasSize(2).doesNotContain("commit");
	}

	@Test
	void failureOfTheCommitShouldBeUncertainAndNotRepeated() {
		this.fixture.transactions.commit = Mono.error(new IllegalStateException("connection lost"));
		SagaFailedException failure = this.fixture.failure(transaction("retry_attempts", 2));
		assertThat(failure).hasMessageContaining("whether it was committed is not known")
			.hasRootCauseMessage("connection lost");
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(failure.result().get("error_details")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("uncertain", true);
		assertThat(this.fixture.transactions.log).containsExactly("begin");
	}

	@Test
	void severalDatabasesShouldBeRefused() {
		Workflow workflow = saga(List.of(with(plainStep("a"), "params", Map.of("name", "a", "database", "shop")),
				with(plainStep("b"), "params", Map.of("name", "b", "database", "bank"))));
		assertThat(this.fixture.engine.validate(workflow).errors()).extracting(Problem::toString)
			.singleElement()
			.asString()
			.contains("DF-701", "must be of one database, but these name bank, shop.", "Use transaction_type 'saga'");
	}

	@Test
	void engineWithoutTransactionsShouldRefuse() {
		WorkflowEngine engine = WorkflowEngine.builder()
			.nodeTypes(this.fixture.ledger.nodeTypes())
			.nodeTypes(ControlNodes.nodeTypes())
			.build();
		engine.run(transaction())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("ended as aborted")
				.hasMessageContaining("transaction"))
			.verify(PATIENCE);
		assertThat(this.fixture.entries()).isEmpty();
	}

}
