/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * The work of a transaction group. Each subscription runs all its nodes anew.
 */
final class ScopeWork extends Mono<RunState> {

	private final ScopeStep step;

	ScopeWork(ScopeStep step) {
		this.step = step;
	}

	@Override
	public void subscribe(CoreSubscriber<? super RunState> actual) {
		boolean again = this.step.hasBegun();
		ScopeAttempt attempt = new ScopeAttempt(this.step.scope(), this.step.settings(), this.step.state().fork(),
				actual);
		if (this.step.admit(attempt)) {
			if (again) {
				this.step.state().journal().rolledBack(this.step.scope());
			}
			this.step.state().journal().begun(this.step.scope());
			actual.onSubscribe(attempt);
		}
		else if (again) {
			Operators.error(actual, TransactionException.stopped(this.step.id()));
		}
		else {
			// whoever stopped the step before it began cancels this, and nobody awaits an
			// error
			actual.onSubscribe(Operators.emptySubscription());
		}
	}

}
