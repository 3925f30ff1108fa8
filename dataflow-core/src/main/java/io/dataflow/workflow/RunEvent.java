/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run. Events name nodes, durations and errors; the values
 * that nodes take and give are not among them, since they may be secret.
 * <p>
 * A run is one {@link RunStarted}, then what its nodes and transactions do, then exactly
 * one of {@link RunCompleted}, {@link RunFailed} and {@link RunCancelled}. A node that
 * began and was stopped, because another failed or the run was cancelled, has no event
 * for its end.
 *
 * @since 0.1.0
 */
public sealed interface RunEvent {

	/**
	 * Return the run.
	 * @return the id of the run, a UUID
	 */
	String runId();

	/**
	 * Return the workflow.
	 * @return the name of the workflow
	 */
	String workflow();

	/**
	 * Return when it happened.
	 * @return the time
	 */
	Instant time();

	/**
	 * Tell whether this is the event that ends the run.
	 * @return whether no other follows
	 */
	default boolean isLast() {
		return this instanceof RunCompleted || this instanceof RunFailed || this instanceof RunCancelled;
	}

	/**
	 * A run began. Always the first event.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param parentRunId the run that this one is part of, or {@code null}
	 * @since 0.1.0
	 */
	record RunStarted(String runId, String workflow, Instant time, @Nullable String parentRunId) implements RunEvent {

	}

	/**
	 * A node began, its inputs are there.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param nodeId the id of the node
	 * @since 0.1.0
	 */
	record NodeStarted(String runId, String workflow, Instant time, String nodeId) implements RunEvent {

	}

	/**
	 * A node gave its result.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param nodeId the id of the node
	 * @param duration how long it took
	 * @since 0.1.0
	 */
	record NodeCompleted(String runId, String workflow, Instant time, String nodeId,
			Duration duration) implements RunEvent {

	}

	/**
	 * A node failed.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param nodeId the id of the node
	 * @param duration how long it took
	 * @param code the code of the error, for instance {@code DF-703}
	 * @param message what happened; never empty
	 * @since 0.1.0
	 */
	record NodeFailed(String runId, String workflow, Instant time, String nodeId, Duration duration, String code,
			String message) implements RunEvent {

	}

	/**
	 * A node will not run because one that it depends on gave no result.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param nodeId the id of the node
	 * @since 0.1.0
	 */
	record NodeSkipped(String runId, String workflow, Instant time, String nodeId) implements RunEvent {

	}

	/**
	 * The nodes of a transaction group begin. A group that is repeated starts again.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param transactionId the id of the transaction group
	 * @since 0.1.0
	 */
	record TransactionStarted(String runId, String workflow, Instant time, String transactionId) implements RunEvent {

	}

	/**
	 * A transaction group took effect.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param transactionId the id of the transaction group
	 * @since 0.1.0
	 */
	record TransactionCommitted(String runId, String workflow, Instant time, String transactionId) implements RunEvent {

	}

	/**
	 * A transaction group ended without a commit: what its nodes did counts for nothing.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param transactionId the id of the transaction group
	 * @since 0.1.0
	 */
	record TransactionRolledBack(String runId, String workflow, Instant time,
			String transactionId) implements RunEvent {

	}

	/**
	 * A run ended with a result. The last event.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param status whether nodes failed on the way
	 * @param duration how long it took
	 * @since 0.1.0
	 */
	record RunCompleted(String runId, String workflow, Instant time, RunStatus status,
			Duration duration) implements RunEvent {

	}

	/**
	 * A run failed or took too long, and what it had to roll back is rolled back. The
	 * last event.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param code the code of the error, for instance {@code DF-703}
	 * @param message what happened; never empty
	 * @param nodeId the node that failed, or {@code null} when it was not one node
	 * @param duration how long it took
	 * @since 0.1.0
	 */
	record RunFailed(String runId, String workflow, Instant time, String code, String message, @Nullable String nodeId,
			Duration duration) implements RunEvent {

	}

	/**
	 * A run was cancelled, or its engine was closed, and what it had to roll back is
	 * rolled back. The last event.
	 *
	 * @param runId the id of the run, a UUID
	 * @param workflow the name of the workflow
	 * @param time when it happened
	 * @param duration how long it took
	 * @since 0.1.0
	 */
	record RunCancelled(String runId, String workflow, Instant time, Duration duration) implements RunEvent {

	}

}
