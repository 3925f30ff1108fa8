/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.dataflow.control.SagaFixture.PATIENCE;
import static io.dataflow.control.SagaFixture.saga;
import static io.dataflow.control.SagaFixture.steps;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever stops waiting for a saga leaves nothing half done.
 */
class SagaCancelTests {

	private static final List<String> NAMES = List.of("a", "b", "c", "d");

	private final SagaFixture fixture = new SagaFixture();

	/**
	 * What a saga does that is cancelled while a step is at work.
	 */
	private static List<String> untilAndBack(String last) {
		List<String> done = NAMES.subList(0, NAMES.indexOf(last) + 1);
		List<String> entries = new ArrayList<>(done.stream().map((name) -> "do " + name).toList());
		List<String> undone = new ArrayList<>(done.stream().map((name) -> "undo " + name).toList());
		Collections.reverse(undone);
		entries.addAll(undone);
		return entries;
	}

	private void cancelWhileHeld(int retries) {
		this.fixture.engine.run(saga(steps("a", "b", "c", "d"), "retry_attempts", retries))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.fixture.engine.activeRuns()).isPositive())
			.thenCancel()
			.verify(PATIENCE);
	}

	private void awaitEnd() {
		this.fixture.engine.drain().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		assertThat(this.fixture.engine.activeRuns()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "b", "c", "d" })
	void cancellationWhileAStepIsAtWorkShouldUndoEveryStep(String name) {
		this.fixture.ledger.hold("do " + name);
		cancelWhileHeld(5);
		assertThat(this.fixture.engine.activeRuns()).isPositive();
		this.fixture.ledger.release("do " + name);
		awaitEnd();
		assertThat(this.fixture.entries()).containsExactlyElementsOf(untilAndBack(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "b", "c" })
	void cancellationWhileACompensationIsAtWorkShouldUndoEveryStep(String name) {
		this.fixture.ledger.fail("do d", 99);
		this.fixture.ledger.hold("undo " + name);
		cancelWhileHeld(0);
		assertThat(this.fixture.engine.activeRuns()).isPositive();
		this.fixture.ledger.release("undo " + name);
		awaitEnd();
		assertThat(this.fixture.entries()).containsExactlyElementsOf(untilAndBack("c"));
	}

	@Test
	void compensationsThatAreRepeatedAfterACancellationShouldKeepTheEngineBusy() {
		this.fixture.ledger.hold("do c");
		this.fixture.ledger.fail("undo b", 3);
		cancelWhileHeld(5);
		this.fixture.ledger.release("do c");
		awaitEnd();
		assertThat(this.fixture.entries()).containsExactlyElementsOf(untilAndBack("c"));
	}

	@Test
	void cancellationWhileAStepWaitsForItsRepetitionShouldUndoAtOnce() {
		this.fixture.ledger.fail("do b", 1000);
		this.fixture.engine.run(saga(steps("a", "b"), "retry_attempts", 20))
			.as(StepVerifier::create)
			.thenAwait(Duration.ofMillis(20))
			.thenCancel()
			.verify(PATIENCE);
		awaitEnd();
		assertThat(this.fixture.entries()).containsExactly("do a", "undo a");
	}

	@Test
	void timeLimitOfTheRunShouldUndoEveryStep() {
		this.fixture.ledger.hold("do b");
		WorkflowExecutionException failure = this.fixture.failure(saga(steps("a", "b", "c")),
				RunOptions.none().timeout(Duration.ofMillis(50)));
		assertThat(failure.code()).isEqualTo("DF-505");
		this.fixture.ledger.release("do b");
		awaitEnd();
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "undo b", "undo a");
	}

	@Test
	void engineThatDrainsShouldWaitForTheSaga() {
		this.fixture.ledger.hold("do b");
		this.fixture.ledger.fail("do c", 9);
		StepVerifier saga = this.fixture.engine.run(saga(steps("a", "b", "c")))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("ended as compensated"))
			.verifyLater();
		StepVerifier drain = this.fixture.engine.drain().as(StepVerifier::create).expectComplete().verifyLater();
		this.fixture.ledger.release("do b");
		saga.verify(PATIENCE);
		drain.verify(PATIENCE);
		assertThat(this.fixture.entries()).containsExactly("do a", "do b", "undo b", "undo a");
	}

	@Test
	void cancellationAtAnyTimeShouldLeaveAllOrNothing() {
		this.fixture.ledger.delay = Duration.ofNanos(200_000);
		Flux.range(0, 300)
			.flatMap((number) -> Mono.firstWithSignal(this.fixture.engine.run(saga(numbered(number))).then(),
					Mono.delay(Duration.ofNanos(number * 50_000L)).then()), 20)
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
		awaitEnd();
		for (int number = 0; number < 300; number++) {
			assertAllOrNothing(number + "-");
		}
	}

	private static List<Map<String, Object>> numbered(int number) {
		return NAMES.stream()
			.map((name) -> SagaFixture.with(SagaFixture.step(name), "params", Map.of("name", number + "-" + name)))
			.toList();
	}

	private void assertAllOrNothing(String prefix) {
		List<String> done = new ArrayList<>(entries("do " + prefix));
		List<String> undone = entries("undo " + prefix);
		if (!undone.isEmpty() || done.size() < NAMES.size()) {
			Collections.reverse(done);
			assertThat(undone).as(prefix).isEqualTo(done);
		}
	}

	/**
	 * Return the names of the steps that took effect, or were undone.
	 */
	private List<String> entries(String prefix) {
		return this.fixture.entries()
			.stream()
			.filter((entry) -> entry.startsWith(prefix))
			.map((entry) -> entry.substring(prefix.length()))
			.toList();
	}

	@Test
	void engineThatIsClosedShouldNotRunCompensations() {
		this.fixture.ledger.hold("do b");
		StepVerifier saga = this.fixture.engine.run(saga(steps("a", "b", "c"), "retry_attempts", 3))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("the engine is closed"))
			.verifyLater();
		this.fixture.engine.close().as(StepVerifier::create).expectComplete().verify(PATIENCE);
		saga.verify(PATIENCE);
		assertThat(this.fixture.entries()).containsExactly("do a");
		assertThat(this.fixture.engine.activeRuns()).isZero();
	}

	@Test
	void everySagaShouldBeWholeWhenItsRunIsCancelledByItsId() {
		this.fixture.ledger.hold("do c");
		StepVerifier saga = this.fixture.engine.run(saga(steps("a", "b", "c")))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("was cancelled"))
			.verifyLater();
		String runId = this.fixture.engine.history()
			.recent()
			.stream()
			.filter((run) -> run.workflow().equals("checkout"))
			.findFirst()
			.orElseThrow()
			.runId();
		StepVerifier cancel = this.fixture.engine.cancel(runId)
			.as(StepVerifier::create)
			.expectNext(true)
			.expectComplete()
			.verifyLater();
		saga.verify(PATIENCE);
		this.fixture.ledger.release("do c");
		cancel.verify(PATIENCE);
		assertThat(this.fixture.entries()).containsExactlyElementsOf(untilAndBack("c"));
	}

}
