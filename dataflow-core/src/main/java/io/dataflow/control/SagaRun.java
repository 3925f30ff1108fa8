/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.LogCategory;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunContext;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One run of the steps of a {@code TransactionManagerNode}.
 */
final class SagaRun {

	private static final Logger logger = LogCategory.NODE_EXECUTION.logger();

	private final WorkflowEngine engine;

	private final TransactionPlan plan;

	private final SagaJournal journal;

	private final StepWorkflows workflows;

	private final Duration backoff;

	private final Sinks.Empty<Void> cancellation = Sinks.empty();

	private volatile boolean cancelled;

	SagaRun(WorkflowEngine engine, TransactionPlan plan, Duration backoff) {
		this.engine = engine;
		this.plan = plan;
		this.backoff = backoff;
		this.journal = new SagaJournal(plan);
		this.workflows = StepWorkflows.of(engine, plan.steps());
	}

	/**
	 * Run the steps and, when one fails, the compensations of those that completed. Once
	 * begun, this goes on to its end: after a cancellation the step at work completes and
	 * then everything is undone.
	 */
	Mono<Map<String, @Nullable Object>> saga() {
		Mono<Void> work = toTheEnd(steps(stepAttempts()).onErrorResume(this::undo));
		return toTheEnd(new HostedWork(work).run(this.engine).then()).then(Mono.fromSupplier(() -> {
			if (this.journal.cause() != null) {
				throw new SagaFailedException(this.journal.outcome(), this.journal, this.journal.cause());
			}
			return this.journal.report(SagaStatus.COMMITTED);
		}));
	}

	/**
	 * Run the steps in one transaction, which is repeated as a whole when it fails.
	 */
	Mono<Map<String, @Nullable Object>> transaction() {
		Attempts none = new Attempts(0, this.backoff, (wait) -> false, Mono.never(), this.journal::retried);
		HostedWork work = new HostedWork(steps(none));
		Workflow transaction = HostedWork.transaction(this.workflows.database());
		return stepAttempts().of(Mono.defer(() -> {
			this.journal.repeated();
			return work.run(this.engine, transaction, timeLeft()).onErrorMap(this::unlessRolledBack);
		})).map((run) -> this.journal.report(SagaStatus.COMMITTED)).onErrorMap((error) -> {
			this.journal.rolledBack();
			this.journal.broken(error);
			return new SagaFailedException(SagaStatus.ABORTED, this.journal, this.journal.cause());
		});
	}

	/**
	 * A transaction whose steps have all completed may have been committed, unless the
	 * database says otherwise.
	 */
	private Throwable unlessRolledBack(Throwable error) {
		boolean complete = this.journal.completed().size() == this.plan.steps().size();
		boolean rolledBack = ChildFailure.cause(error) instanceof DataFlowException coded
				&& coded.errorCode() == ErrorCode.TRANSACTION_FAILED;
		return (complete && !rolledBack) ? StepStoppedException.atEnd(error) : error;
	}

	/**
	 * Let work go on when nobody waits for it any more.
	 */
	private Mono<Void> toTheEnd(Mono<Void> work) {
		return Mono.deferContextual(
				(context) -> work.contextWrite((own) -> own.putAll(context)).cache().doOnCancel(this::cancel));
	}

	private void cancel() {
		this.cancelled = true;
		this.cancellation.tryEmitEmpty();
	}

	private Attempts stepAttempts() {
		return new Attempts(this.plan.retries(), this.backoff,
				(wait) -> !this.cancelled && this.journal.left().compareTo(wait) > 0, this.cancellation.asMono(),
				this.journal::retried);
	}

	private Mono<Void> steps(Attempts attempts) {
		return Mono.deferContextual((context) -> {
			this.journal.began(context.get(RunContext.class).runId());
			return Flux.fromIterable(this.plan.steps()).concatMap((step) -> step(step, attempts), 1).then(end());
		});
	}

	private Mono<Void> end() {
		return Mono.defer(() -> {
			SagaStep last = this.plan.steps().get(this.plan.steps().size() - 1);
			return (this.cancelled) ? fail(last, StepStoppedException.cancelledAfter(last.id())) : Mono.empty();
		});
	}

	private Mono<Void> step(SagaStep step, Attempts attempts) {
		return attempts.of(Mono.defer(() -> attempt(step)))
			.doOnNext((run) -> this.journal.completed(step, run.result(step.id())))
			.then()
			.onErrorResume((error) -> fail(step, error));
	}

	private Mono<Void> fail(SagaStep step, Throwable error) {
		this.journal.failed(step, error);
		return Mono.error(error);
	}

	private Mono<WorkflowRun> attempt(SagaStep step) {
		if (this.cancelled) {
			return Mono.error(StepStoppedException.cancelled(step.id()));
		}
		Duration left = this.journal.left();
		if (left.isNegative() || left.isZero()) {
			return Mono.error(StepStoppedException.late(step.id(), this.plan.timeout()));
		}
		RunOptions options = RunOptions.inputs(steps()).timeout(timeLeft());
		return this.engine.run(this.workflows.forward(step), options)
			.onErrorMap(WorkflowExecutionException.class, (error) -> stopped("Step '" + step.id() + "'", error));
	}

	/**
	 * A run that failed without a node was stopped. In a transaction it is rolled back.
	 */
	private Throwable stopped(String name, WorkflowExecutionException error) {
		boolean isStopped = this.plan.type() == TransactionType.SAGA && error.nodeId() == null
				&& (error.errorCode() == ErrorCode.TIMEOUT || error.errorCode() == ErrorCode.WORKFLOW_FAILED);
		return (isStopped) ? StepStoppedException.atWork(name, error.errorCode(), error) : error;
	}

	private Duration timeLeft() {
		Duration left = this.journal.left();
		return (left.compareTo(Duration.ofMillis(1)) > 0) ? left : Duration.ofMillis(1);
	}

	private Map<String, @Nullable Object> steps() {
		return Collections.singletonMap(LocalTemplates.input(SagaStep.STEPS), this.journal.results());
	}

	private Mono<Void> undo(Throwable error) {
		this.journal.broken(error);
		List<SagaStep> completed = new ArrayList<>(this.plan.steps());
		completed.removeIf((step) -> !this.journal.completed().contains(step.id()));
		Collections.reverse(completed);
		return Flux.fromIterable(completed).concatMap(this::compensate, 1).then().doOnTerminate(this::tell);
	}

	private Mono<Void> compensate(SagaStep step) {
		if (step.compensation() == null) {
			return Mono.empty();
		}
		Attempts attempts = new Attempts(this.plan.retries(), this.backoff, (wait) -> true, Mono.never(),
				this.journal::retried);
		return attempts.of(Mono.defer(() -> undoing(step)))
			.doOnNext((run) -> this.journal.compensated(step))
			.then()
			.onErrorResume((error) -> {
				this.journal.compensationFailed(step, error);
				return Mono.empty();
			});
	}

	private Mono<WorkflowRun> undoing(SagaStep step) {
		return this.engine.run(this.workflows.backward(step), undoingOptions(step))
			.onErrorMap(WorkflowExecutionException.class,
					(error) -> stopped("The compensation of step '" + step.id() + "'", error));
	}

	private RunOptions undoingOptions(SagaStep step) {
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>(steps());
		if (step.compensationParameters() == null && this.journal.results().get(step.id()) instanceof Map<?, ?> map) {
			NodeType type = this.engine.nodeType(String.valueOf(step.compensation())).orElseThrow();
			inputs.put(step.compensationId(), StepWorkflows.matching(type, map));
		}
		return RunOptions.inputs(inputs).timeout(this.plan.timeout());
	}

	// whoever cancelled is told nothing, but somebody must act
	private void tell() {
		if (this.cancelled
				&& (this.journal.outcome() == SagaStatus.COMPENSATION_FAILED || this.journal.isUncertain())) {
			logger.error("{} Nobody waits for its result. {}", this.journal.message(this.journal.outcome()),
					SagaStatus.COMPENSATION_FAILED.action());
		}
	}

}
