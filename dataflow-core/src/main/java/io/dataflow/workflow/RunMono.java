/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.function.Supplier;

import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A run that has not begun: every subscription checks the workflow and runs it anew.
 */
final class RunMono extends Mono<WorkflowRun> {

	private final ActiveRuns activeRuns;

	private final Supplier<PreparedRun> preparation;

	RunMono(ActiveRuns activeRuns, Supplier<PreparedRun> preparation) {
		this.activeRuns = activeRuns;
		this.preparation = preparation;
	}

	@Override
	public void subscribe(CoreSubscriber<? super WorkflowRun> actual) {
		Execution execution;
		try {
			execution = new Execution(this.activeRuns, this.preparation.get(), actual);
		}
		catch (Throwable ex) {
			Exceptions.throwIfFatal(ex);
			Operators.error(actual, ex);
			return;
		}
		actual.onSubscribe(execution);
	}

}
