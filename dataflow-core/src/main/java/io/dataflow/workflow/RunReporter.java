/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Makes the events of one run. There is none where nobody listens.
 */
final class RunReporter {

	private final String runId;

	private final String workflow;

	private final EventQueue events;

	RunReporter(RunContext run, List<RunListener> listeners) {
		this.runId = run.runId();
		this.workflow = run.workflow();
		this.events = new EventQueue(listeners);
		this.events.add(new RunEvent.RunStarted(this.runId, this.workflow, now(), run.parentRunId()));
	}

	/**
	 * Let the events go that have been held back until the run was accepted.
	 */
	void open() {
		this.events.open();
	}

	void nodeStarted(String node) {
		this.events.add(new RunEvent.NodeStarted(this.runId, this.workflow, now(), node));
	}

	void nodeCompleted(String node, long nanos) {
		this.events.add(new RunEvent.NodeCompleted(this.runId, this.workflow, now(), node, Duration.ofNanos(nanos)));
	}

	void nodeFailed(String node, long nanos, RunError error) {
		this.events.add(new RunEvent.NodeFailed(this.runId, this.workflow, now(), node, Duration.ofNanos(nanos),
				error.code(), error.message()));
	}

	void nodeSkipped(String node) {
		this.events.add(new RunEvent.NodeSkipped(this.runId, this.workflow, now(), node));
	}

	void transactionStarted(String transaction) {
		this.events.add(new RunEvent.TransactionStarted(this.runId, this.workflow, now(), transaction));
	}

	void transactionCommitted(String transaction) {
		this.events.add(new RunEvent.TransactionCommitted(this.runId, this.workflow, now(), transaction));
	}

	void transactionRolledBack(String transaction) {
		this.events.add(new RunEvent.TransactionRolledBack(this.runId, this.workflow, now(), transaction));
	}

	void ended(RunSummary.Status status, long nanos, @Nullable RunError error) {
		Duration duration = Duration.ofNanos(nanos);
		this.events.add(switch (status) {
			case COMPLETED -> completed(RunStatus.COMPLETED, duration);
			case COMPLETED_WITH_ERRORS -> completed(RunStatus.COMPLETED_WITH_ERRORS, duration);
			case FAILED, TIMED_OUT -> failed(Objects.requireNonNull(error), duration);
			case CANCELLED, RUNNING -> new RunEvent.RunCancelled(this.runId, this.workflow, now(), duration);
		});
	}

	private RunEvent completed(RunStatus status, Duration duration) {
		return new RunEvent.RunCompleted(this.runId, this.workflow, now(), status, duration);
	}

	private RunEvent failed(RunError error, Duration duration) {
		return new RunEvent.RunFailed(this.runId, this.workflow, now(), error.code(), error.message(), error.nodeId(),
				duration);
	}

	private static Instant now() {
		return Instant.now();
	}

}
