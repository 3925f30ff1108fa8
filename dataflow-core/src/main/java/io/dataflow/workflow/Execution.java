/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One run of a workflow for one subscriber.
 */
final class Execution implements Subscription, GraphListener {

	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(3650);

	private final ActiveRuns activeRuns;

	private final CoreSubscriber<? super WorkflowRun> actual;

	private final WorkflowPlan plan;

	private final RunState state;

	private final RunContext run;

	private final GraphRun graph;

	private final Duration timeout;

	private final AtomicBoolean started = new AtomicBoolean();

	private @Nullable StepFailure failure;

	private boolean answered;

	private volatile boolean ended;

	private long deadline;

	Execution(ActiveRuns activeRuns, PreparedRun prepared, CoreSubscriber<? super WorkflowRun> actual) {
		this.activeRuns = activeRuns;
		this.actual = actual;
		this.plan = prepared.plan();
		this.state = new RunState(this.plan, prepared.inputs());
		this.run = new RunContext(id(), this.plan.workflow());
		this.timeout = prepared.timeout();
		this.graph = new GraphRun(this.plan.graph(), this.state, prepared.settings(),
				actual.currentContext().put(RunContext.class, this.run), this);
	}

	/**
	 * A run's id tells runs apart and guards nothing, so that it need not wait for random
	 * numbers that nobody can guess.
	 */
	private static String id() {
		Random random = ThreadLocalRandom.current();
		long high = random.nextLong() & ~0xf000L | 0x4000L;
		long low = random.nextLong() & ~(0xc0L << 56) | 0x80L << 56;
		return new UUID(high, low).toString();
	}

	void close() {
		this.graph.stop(StopReason.CLOSED);
	}

	@Override
	public void request(long n) {
		if (!Operators.validate(n) || !this.started.compareAndSet(false, true)) {
			return;
		}
		this.deadline = System.nanoTime() + bounded(this.timeout).toNanos();
		if (!this.activeRuns.add(this)) {
			this.actual.onError(new EngineShutdownException(this.plan.workflow()));
			return;
		}
		if (this.plan.hasCycles()) {
			watch(this.activeRuns.deadlines());
		}
		this.graph.start();
		watch(this.activeRuns.deadlines());
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
		if (!this.started.compareAndSet(false, true)) {
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
		if (reason != StopReason.CANCELLED) {
			this.actual.onError((failed != null) ? failure(failed)
					: RunFailures.stopped(reason, running, this.run, this.timeout, this.state));
		}
		this.answered = true;
	}

	@Override
	public void terminated() {
		this.ended = true;
		this.activeRuns.remove(this);
		if (!this.answered) {
			answer();
		}
		this.activeRuns.signalWhenIdle();
	}

	private void answer() {
		StepFailure failed = this.failure;
		if (failed != null) {
			this.actual.onError(failure(failed));
			return;
		}
		this.actual.onNext(new WorkflowRun(this.run.runId(), this.plan, this.state));
		this.actual.onComplete();
	}

	private WorkflowExecutionException failure(StepFailure failed) {
		return RunFailures.failed(failed, this.run, this.state);
	}

}
