/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A workflow has problems and nothing of it ran (DF-805). The message lists all of them,
 * each with its own code.
 *
 * @since 0.1.0
 */
public final class WorkflowValidationException extends DataFlowException {

	private final String workflow;

	private final transient List<Problem> problems;

	WorkflowValidationException(String workflow, List<Problem> problems) {
		super(ErrorCode.VALIDATION_FAILED, message(workflow, problems), action(problems));
		this.workflow = workflow;
		this.problems = List.copyOf(problems);
	}

	private static String message(String workflow, List<Problem> problems) {
		String head = "Workflow '" + workflow + "' has "
				+ ((problems.size() == 1) ? "1 problem: " : problems.size() + " problems:");
		if (problems.size() == 1) {
			return head + problems.get(0);
		}
		return problems.stream().map((problem) -> "\n  " + problem).collect(Collectors.joining("", head, ""));
	}

	private static String action(List<Problem> problems) {
		return (problems.size() == 1) ? problems.get(0).action()
				: "Correct each of the problems that the message lists.";
	}

	/**
	 * Return the name of the workflow.
	 * @return the name
	 */
	public String workflow() {
		return this.workflow;
	}

	/**
	 * Return everything that is wrong.
	 * @return the problems, at least one; unmodifiable
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
