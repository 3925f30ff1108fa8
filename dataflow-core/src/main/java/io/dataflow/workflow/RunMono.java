/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
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
		ParentRun parent;
		PreparedRun prepared;
		try {
			parent = ParentRun.of(actual.currentContext(), this.engine);
			prepared = this.engine.prepare(this.workflow.get(), this.options, parent);
		}
		catch (Throwable ex) {
			Exceptions.throwIfFatal(ex);
			Operators.error(actual, ex);
			return;
		}
		RunContext run = new RunContext(prepared.plan().workflow(), (parent != null) ? parent.run() : null);
		RunInstrumentation instrumentation = prepared.settings().instrumentation();
		if (instrumentation == null) {
			begin(prepared, run, parent, actual);
		}
		else {
			instrumentation.run(run, new Prepared(prepared, run, parent)).subscribe(actual);
		}
	}

	private void begin(PreparedRun prepared, RunContext run, @Nullable ParentRun parent,
			CoreSubscriber<? super WorkflowRun> actual) {
		actual.onSubscribe(new Execution(this.engine, prepared, run, parent, this.listeners, actual));
	}

	/**
	 * A run that has been checked.
	 */
	private final class Prepared extends Mono<WorkflowRun> {

		private final PreparedRun prepared;

		private final RunContext run;

		private final @Nullable ParentRun parent;

		Prepared(PreparedRun prepared, RunContext run, @Nullable ParentRun parent) {
			this.prepared = prepared;
			this.run = run;
			this.parent = parent;
		}

		@Override
		public void subscribe(CoreSubscriber<? super WorkflowRun> actual) {
			begin(this.prepared, this.run, this.parent, actual);
		}

	}

}
