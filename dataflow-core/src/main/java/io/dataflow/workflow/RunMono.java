/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.function.Supplier;

import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A run that has not begun: every subscription checks the workflow and runs it anew.
 */
final class RunMono extends Mono<WorkflowRun> {

	private final WorkflowEngine engine;

	private final Supplier<Workflow> workflow;

	private final RunOptions options;

	private final List<RunListener> listeners;

	RunMono(WorkflowEngine engine, Supplier<Workflow> workflow, RunOptions options, List<RunListener> listeners) {
		this.engine = engine;
		this.workflow = workflow;
		this.options = options;
		this.listeners = listeners;
	}

	@Override
	public void subscribe(CoreSubscriber<? super WorkflowRun> actual) {
		Execution execution;
		try {
			ParentRun parent = ParentRun.of(actual.currentContext(), this.engine);
			PreparedRun prepared = this.engine.prepare(this.workflow.get(), this.options, parent);
			execution = new Execution(this.engine, prepared, parent, this.listeners, actual);
		}
		catch (Throwable ex) {
			Exceptions.throwIfFatal(ex);
			Operators.error(actual, ex);
			return;
		}
		actual.onSubscribe(execution);
	}

}
