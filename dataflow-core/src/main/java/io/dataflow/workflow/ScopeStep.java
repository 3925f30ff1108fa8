/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import io.dataflow.logging.Masking;
import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A transaction group in flight: subscribes to what the transaction support made of its
 * work. The state of the attempt that was committed becomes that of the run.
 */
final class ScopeStep implements GroupStep, CoreSubscriber<RunState> {

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<ScopeStep, Subscription> SUBSCRIPTION = AtomicReferenceFieldUpdater
		.newUpdater(ScopeStep.class, Subscription.class, "subscription");

	private final GraphRun parent;

	private final int index;

	private final PlannedScope scope;

	private final RunState state;

	private volatile @Nullable Subscription subscription;

	private @Nullable RunState committed;

	private boolean rolledBack;

	private @Nullable Throwable error;

	private boolean done;

	private boolean stopped;

	private @Nullable ScopeAttempt attempt;

	ScopeStep(GraphRun parent, int index, PlannedScope scope, RunState state) {
		this.parent = parent;
		this.index = index;
		this.scope = scope;
		this.state = state;
	}

	@Override
	public void begin() {
		RunSettings settings = settings();
		TransactionSupport transactions = settings.support(this.scope.database());
		Mono<RunState> work = new ScopeWork(this);
		Mono<RunState> transaction = (settings.inTransaction()) ? transactions.inNestedTransaction(work)
				: transactions.inTransaction(this.scope.settings(this.state), work);
		transaction.subscribe(this);
	}

	RunSettings settings() {
		return this.parent.settings();
	}

	PlannedScope scope() {
		return this.scope;
	}

	RunState state() {
		return this.state;
	}

	synchronized boolean hasBegun() {
		return this.attempt != null;
	}

	/**
	 * Make an attempt the current one.
	 * @return whether it may begin, because nothing has stopped the step
	 */
	synchronized boolean admit(ScopeAttempt next) {
		if (!this.stopped) {
			this.attempt = next;
		}
		return !this.stopped;
	}

	private synchronized @Nullable ScopeAttempt stopAttempts() {
		this.stopped = true;
		return this.attempt;
	}

	@Override
	public int index() {
		return this.index;
	}

	@Override
	public String id() {
		return this.scope.id();
	}

	@Override
	public boolean stop() {
		ScopeAttempt current = stopAttempts();
		if (current == null) {
			Operators.terminate(SUBSCRIPTION, this);
			return true;
		}
		// let the support roll back, or finish a commit, and wait: the run ends after it
		current.stop();
		return false;
	}

	@Override
	public StepFailure failure(Throwable cause) {
		ScopeAttempt last = this.attempt;
		StepFailure inner = (last != null) ? last.failure() : null;
		for (Throwable link = cause; inner != null && link != null; link = link.getCause()) {
			if (link == inner.error()) {
				return inner.in(id());
			}
		}
		return new StepFailure(null, id(), cause);
	}

	@Override
	public void settle() {
		reportEnd();
		if (this.error != null) {
			this.parent.fail(this.index, failure(this.error));
		}
		else if (this.committed != null) {
			this.parent.completeGroup(this.index, this.committed);
		}
		else {
			this.parent.fail(this.index, failure(TransactionException.withoutResult(id())));
		}
	}

	private void reportEnd() {
		if (this.error == null && this.committed != null && !this.rolledBack) {
			this.state.journal().committed(this.scope);
		}
		else if (hasBegun()) {
			this.state.journal().rolledBack(this.scope);
		}
	}

	@Override
	public Context currentContext() {
		return this.parent.context();
	}

	@Override
	public void onSubscribe(Subscription s) {
		if (Operators.setOnce(SUBSCRIPTION, this, s)) {
			s.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void onNext(RunState result) {
		this.committed = result;
	}

	@Override
	public void onError(Throwable cause) {
		if (this.done) {
			Operators.onErrorDropped(Masking.ofLog().mask(cause), currentContext());
			return;
		}
		this.done = true;
		this.committed = ExplicitRollback.stateIn(cause);
		this.rolledBack = this.committed != null;
		this.error = (this.committed == null) ? cause : null;
		this.parent.report(this);
	}

	@Override
	public void onComplete() {
		if (!this.done) {
			this.done = true;
			this.parent.report(this);
		}
	}

}
