/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * One run of a workflow for one subscriber.
 */
final class Execution implements Subscription, GraphListener, ParentRun {

	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(3650);

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<Execution, Sinks.Empty> END = AtomicReferenceFieldUpdater
		.newUpdater(Execution.class, Sinks.Empty.class, "end");

	private static final AtomicIntegerFieldUpdater<Execution> STARTED = AtomicIntegerFieldUpdater
		.newUpdater(Execution.class, "started");

	private final WorkflowEngine engine;

	private final @Nullable ParentRun parent;

	private final CoreSubscriber<? super WorkflowRun> actual;

	private final WorkflowPlan plan;

	private final RunState state;

	private final RunContext run;

	private final RunJournal journal;

	private final GraphRun graph;

	private final Duration timeout;

	private volatile int started;

	private boolean hadChildren;

	private @Nullable StepFailure failure;

	private @Nullable StopReason stopReason;

	private @Nullable WorkflowExecutionException error;

	private boolean answered;

	private volatile Sinks.@Nullable Empty<Void> end;

	private volatile boolean ended;

	private long deadline;

	Execution(WorkflowEngine engine, PreparedRun prepared, RunContext run, @Nullable ParentRun parent,
			List<RunListener> listeners, CoreSubscriber<? super WorkflowRun> actual) {
		this.engine = engine;
		this.parent = parent;
		this.actual = actual;
		this.plan = prepared.plan();
		this.run = run;
		List<RunListener> told = NodeLog.after(listeners, this.plan);
		this.journal = new RunJournal(this.run, this.plan.nodeIds(), engine.history().isKept(),
				(told.isEmpty()) ? null : new RunReporter(this.run, told));
		this.state = new RunState(this.plan, prepared.inputs(), this.journal);
		this.timeout = prepared.timeout();
		this.graph = new GraphRun(this.plan.graph(), this.state, prepared.settings(), context(actual), this);
	}

	private Context context(CoreSubscriber<?> subscriber) {
		Context own = Context.of(RunContext.class, this.run, WorkflowEngine.class, this.engine, ParentRun.class, this);
		Context given = subscriber.currentContext();
		return (given.isEmpty()) ? own : given.putAll(own.readOnly());
	}

	RunJournal journal() {
		return this.journal;
	}

	boolean isChild() {
		return this.parent != null;
	}

	void close() {
		this.graph.stop(StopReason.CLOSED);
	}

	/**
	 * Cancel on behalf of somebody who knows the id of the run.
	 * @return completes when the run has ended
	 */
	Mono<Void> stop() {
		this.graph.stop(StopReason.REQUESTED);
		END.compareAndSet(this, null, Sinks.empty());
		Sinks.Empty<Void> signal = Objects.requireNonNull(this.end);
		if (this.ended) {
			signal.tryEmitEmpty();
		}
		return signal.asMono();
	}

	@Override
	public void request(long n) {
		if (!Operators.validate(n) || !STARTED.compareAndSet(this, 0, 1)) {
			return;
		}
		long now = System.nanoTime();
		this.deadline = now + bounded(this.timeout).toNanos();
		this.journal.begin(now, this.engine.history().millis(now));
		DataFlowException refusal = refusal();
		if (refusal != null) {
			this.actual.onError(refusal);
			return;
		}
		this.journal.accepted();
		if (this.plan.hasCycles()) {
			watch(this.engine.active().deadlines());
		}
		this.graph.start();
		watch(this.engine.active().deadlines());
	}

	private @Nullable DataFlowException refusal() {
		if (this.parent != null && !this.parent.childStarts()) {
			return RunRefusedException.parentEnded(this.plan.workflow(), this.parent.run());
		}
		if (this.engine.active().add(this)) {
			return null;
		}
		if (this.parent != null) {
			this.parent.childEnded();
		}
		return new EngineShutdownException(this.plan.workflow());
	}

	private static Duration bounded(Duration timeout) {
		return (timeout.compareTo(LONGEST_TIMEOUT) < 0) ? timeout : LONGEST_TIMEOUT;
	}

	// after the start, so that a run that completes at once needs no timer
	void watch(Deadlines deadlines) {
		if (hasDeadline() && !this.ended) {
			deadlines.watch(this.deadline);
		}
	}

	boolean isLate(long time) {
		return hasDeadline() && this.deadline - time <= 0;
	}

	private boolean hasDeadline() {
		return !this.timeout.isZero();
	}

	void timeOut() {
		this.graph.stop(StopReason.TIMEOUT);
	}

	@Override
	public void cancel() {
		if (!STARTED.compareAndSet(this, 0, 1)) {
			this.graph.stop(StopReason.CANCELLED);
		}
	}

	@Override
	public void failed(StepFailure stepFailure) {
		this.failure = stepFailure;
	}

	@Override
	public void stopped(StopReason reason, List<String> running) {
		// an answer does not wait for a transaction to roll back; the end of the run does
		StepFailure failed = this.failure;
		this.stopReason = reason;
		if (reason != StopReason.CANCELLED) {
			this.error = (failed != null) ? RunFailures.failed(failed, this.run, this.state)
					: RunFailures.stopped(reason, running, this.run, this.timeout, this.state);
			this.actual.onError(this.error);
		}
		this.answered = true;
	}

	@Override
	public void terminated() {
		StepFailure failed = this.failure;
		if (failed != null && this.error == null) {
			this.error = RunFailures.failed(failed, this.run, this.state);
		}
		boolean exact = this.stopReason == null && !this.hadChildren;
		this.journal.end(status(), (exact) ? this.state.time() : RunJournal.UNKNOWN,
				(this.error != null) ? RunError.of(this.error, this.error.nodeId()) : null);
		this.engine.history().add(this.journal);
		this.ended = true;
		this.engine.active().remove(this);
		if (!this.answered) {
			answer();
		}
		release();
	}

	private RunSummary.Status status() {
		if (this.failure != null) {
			return RunSummary.Status.FAILED;
		}
		if (this.stopReason != null) {
			return (this.stopReason == StopReason.TIMEOUT) ? RunSummary.Status.TIMED_OUT : RunSummary.Status.CANCELLED;
		}
		return (this.state.hasFailures()) ? RunSummary.Status.COMPLETED_WITH_ERRORS : RunSummary.Status.COMPLETED;
	}

	private void answer() {
		if (this.error != null) {
			this.actual.onError(this.error);
			return;
		}
		this.actual.onNext(new WorkflowRun(this.run, this.plan, this.state));
		this.actual.onComplete();
	}

	private void release() {
		Sinks.Empty<Void> signal = this.end;
		if (signal != null) {
			signal.tryEmitEmpty();
		}
		if (this.parent != null) {
			this.parent.childEnded();
		}
		this.engine.active().signalWhenIdle();
	}

	@Override
	public RunContext run() {
		return this.run;
	}

	@Override
	public @Nullable String transaction() {
		return (this.parent != null) ? this.parent.transaction() : null;
	}

	@Override
	public boolean childStarts() {
		this.hadChildren = true;
		return this.graph.childStarts();
	}

	@Override
	public void childEnded() {
		this.graph.childEnded();
	}

	@Override
	public int hashCode() {
		return this.run.hash();
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

}
