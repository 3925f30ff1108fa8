/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One run of the nodes of a transaction group, inside the transaction.
 */
final class ScopeAttempt implements Subscription, GraphListener, ParentRun {

	private final PlannedScope scope;

	private final RunState state;

	private final CoreSubscriber<? super RunState> actual;

	private final RunContext run;

	private final RunSettings settings;

	private final GraphRun graph;

	private volatile @Nullable StepFailure failure;

	private @Nullable StopReason stopReason;

	ScopeAttempt(PlannedScope scope, RunSettings settings, RunState state, CoreSubscriber<? super RunState> actual) {
		this.scope = scope;
		this.state = state;
		this.actual = actual;
		this.run = actual.currentContext().get(RunContext.class);
		this.settings = settings.insideTransaction(scope.database());
		this.graph = new GraphRun(scope.graph(), state, this.settings,
				ScopeContext.begin(actual.currentContext(), this.settings.support(scope.database()))
					.put(ParentRun.class, this),
				this);
	}

	@Nullable StepFailure failure() {
		return this.failure;
	}

	/**
	 * End with an error, so that the transaction is rolled back.
	 */
	void stop() {
		this.graph.stop(StopReason.ROLLBACK);
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n)) {
			this.graph.start();
		}
	}

	@Override
	public void cancel() {
		this.graph.stop(StopReason.CANCELLED);
	}

	@Override
	public void failed(StepFailure stepFailure) {
		this.failure = stepFailure;
	}

	@Override
	public void stopped(StopReason reason, List<String> running) {
		this.stopReason = reason;
	}

	@Override
	public void terminated() {
		StepFailure failed = this.failure;
		if (this.stopReason == StopReason.CANCELLED) {
			return;
		}
		if (failed != null) {
			this.actual.onError(failed.error());
		}
		else if (this.stopReason != null) {
			this.actual.onError(TransactionException.stopped(this.scope.id()));
		}
		else {
			end(this.scope.outcome(this.state));
		}
	}

	private void end(ScopeOutcome outcome) {
		switch (outcome) {
			case COMMIT -> {
				this.actual.onNext(this.state);
				this.actual.onComplete();
			}
			case ROLLBACK -> this.actual.onError(new ExplicitRollback(this.scope.id(), this.state));
			case CONTRADICTION -> this.actual.onError(TransactionException.endedTwice(this.scope.id()));
			case MISSING_END -> this.actual.onError(TransactionException.withoutEnd(this.scope.id()));
		}
	}

	@Override
	public RunContext run() {
		return this.run;
	}

	@Override
	public @Nullable String transaction() {
		return this.settings.transaction();
	}

	@Override
	public boolean childStarts() {
		return this.graph.childStarts();
	}

	@Override
	public void childEnded() {
		this.graph.childEnded();
	}

}
