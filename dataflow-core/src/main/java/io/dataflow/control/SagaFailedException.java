/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.workflow.FailureWithResult;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a {@code TransactionManagerNode} were not committed (DF-504). The status
 * tells the truth about what is left:
 * <ul>
 * <li>{@code failed}: the first step failed, so nothing had been done</li>
 * <li>{@code compensated}: all completed steps that have a compensation were undone</li>
 * <li>{@code compensation_failed}: some could not be undone and are still in effect</li>
 * <li>{@code aborted}: the one transaction of all steps was rolled back</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class SagaFailedException extends DataFlowException implements FailureWithResult {

	private final SagaStatus status;

	private final transient Map<String, @Nullable Object> result;

	private final List<String> completed;

	private final List<String> failed;

	private final List<String> compensated;

	SagaFailedException(SagaStatus status, SagaJournal journal, @Nullable Throwable cause) {
		super(ErrorCode.TRANSACTION_FAILED, journal.message(status), action(status, cause), cause);
		this.status = status;
		this.result = Collections.unmodifiableMap(new LinkedHashMap<>(journal.report(status)));
		this.completed = List.copyOf(journal.completed());
		this.failed = journal.failedSteps();
		this.compensated = List.copyOf(journal.compensated());
	}

	private static String action(SagaStatus status, @Nullable Throwable cause) {
		return (cause instanceof StepStoppedException stopped && stopped.isUncertain())
				? stopped.action() + " " + status.action() : status.action();
	}

	/**
	 * Return how the transaction ended.
	 * @return {@code failed}, {@code compensated}, {@code compensation_failed} or
	 * {@code aborted}
	 */
	public String status() {
		return this.status.text();
	}

	/**
	 * Return the steps that completed, be they compensated or not.
	 * @return their ids in the order of their completion; empty after a rollback
	 */
	public List<String> completed() {
		return this.completed;
	}

	/**
	 * Return the steps that failed or whose compensation failed.
	 * @return their ids in that order
	 */
	public List<String> failed() {
		return this.failed;
	}

	/**
	 * Return the steps that were compensated.
	 * @return their ids in the order of the compensations
	 */
	public List<String> compensated() {
		return this.compensated;
	}

	/**
	 * Return whether the steps may be run again.
	 * @return whether all of them are undone as far as they are known to have completed,
	 * and none is uncertain
	 */
	@Override
	public boolean isRepeatable() {
		boolean isUncertain = getCause() instanceof StepStoppedException stopped && stopped.isUncertain();
		return this.status != SagaStatus.COMPENSATION_FAILED && !isUncertain;
	}

	/**
	 * Return what the node would have given as its result, with {@code success: false}.
	 * @return the outputs by name; unmodifiable
	 */
	@Override
	public Map<String, @Nullable Object> result() {
		return this.result;
	}

}
