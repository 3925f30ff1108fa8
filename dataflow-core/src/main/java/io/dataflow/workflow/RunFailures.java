/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Words the errors of runs.
 */
final class RunFailures {

	private RunFailures() {
	}

	static WorkflowExecutionException failed(StepFailure failure, RunContext run, RunState state) {
		Throwable error = failure.error();
		ErrorCode code = (failure.nodeId() != null || failure.cycle() != null) ? ErrorCode.NODE_FAILED
				: ErrorCode.TRANSACTION_FAILED;
		String action = "Look at the cause of this error.";
		if (error instanceof DataFlowException coded) {
			code = coded.errorCode();
			action = coded.action();
		}
		return new WorkflowExecutionException(code,
				place(failure) + " of workflow '" + run.workflow() + "' failed: " + Problem.textOf(error), action, run,
				failure.nodeId(), state.completedResults(), error);
	}

	private static String place(StepFailure failure) {
		if (failure.nodeId() == null && failure.cycle() == null) {
			return "Transaction '" + failure.transaction() + "'";
		}
		return ((failure.nodeId() != null) ? "Node '" + failure.nodeId() + "'" : "Cycle '" + failure.cycle() + "'")
				+ ((failure.transaction() != null) ? " in transaction '" + failure.transaction() + "'" : "");
	}

	static WorkflowExecutionException stopped(StopReason reason, List<String> running, RunContext run, Duration timeout,
			RunState state) {
		boolean late = reason == StopReason.TIMEOUT;
		String rest = (running.isEmpty()) ? "" : " Still running: " + String.join(", ", running) + ".";
		return new WorkflowExecutionException((late) ? ErrorCode.TIMEOUT : ErrorCode.WORKFLOW_FAILED,
				"Workflow '" + run.workflow() + "' " + event(reason, timeout) + "." + rest, action(reason), run, null,
				state.completedResults(), null);
	}

	private static String event(StopReason reason, Duration timeout) {
		return switch (reason) {
			case TIMEOUT -> "did not end within " + readable(timeout);
			case CLOSED -> "was stopped: the engine is closed";
			case CANCELLED, REQUESTED, ROLLBACK -> "was cancelled";
		};
	}

	private static String action(StopReason reason) {
		return switch (reason) {
			case TIMEOUT -> "Make these nodes faster, or allow more time with RunOptions.timeout(..).";
			case CLOSED -> "Run it again after the restart.";
			case CANCELLED, REQUESTED, ROLLBACK -> "Run it again if its result is still wanted.";
		};
	}

	private static String readable(Duration timeout) {
		return (timeout.toMillisPart() == 0) ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
	}

}
