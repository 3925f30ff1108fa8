/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Definitions cannot be used: they cannot be read as workflows (DF-802), or the workflows
 * do not fit the engine (DF-805). The message lists the problems, each with its place and
 * its own code; nothing has run.
 *
 * @since 0.1.0
 */
public final class InvalidDefinitionException extends DataFlowException {

	private static final int SHOWN = 100;

	private final transient List<DefinitionProblem> problems;

	private InvalidDefinitionException(ErrorCode code, List<DefinitionProblem> problems) {
		super(code, message(problems), action(problems));
		this.problems = problems;
	}

	static InvalidDefinitionException unreadable(Collection<DefinitionProblem> problems) {
		return new InvalidDefinitionException(ErrorCode.BUILD_FAILED, sorted(problems));
	}

	static InvalidDefinitionException unfit(Collection<DefinitionProblem> problems) {
		return new InvalidDefinitionException(ErrorCode.VALIDATION_FAILED, sorted(problems));
	}

	/**
	 * Return one error for those of several definitions.
	 * @param errors the errors, at least one
	 * @return an error with all their problems and the code of the first
	 */
	public static InvalidDefinitionException combine(List<InvalidDefinitionException> errors) {
		return new InvalidDefinitionException(errors.get(0).errorCode(),
				sorted(errors.stream().flatMap((error) -> error.problems().stream()).toList()));
	}

	private static List<DefinitionProblem> sorted(Collection<DefinitionProblem> problems) {
		return problems.stream().distinct().sorted(Comparator.comparing(DefinitionProblem::location)).toList();
	}

	private static String message(List<DefinitionProblem> problems) {
		String head = "Workflow definitions have "
				+ ((problems.size() == 1) ? "1 problem:" : problems.size() + " problems:");
		String more = (problems.size() > SHOWN) ? "\n  and " + (problems.size() - SHOWN) + " more" : "";
		return problems.stream()
			.limit(SHOWN)
			.map((problem) -> "\n  " + problem)
			.collect(Collectors.joining("", head, more));
	}

	private static String action(List<DefinitionProblem> problems) {
		return (problems.size() == 1) ? problems.get(0).action()
				: "Correct each of the problems that the message lists.";
	}

	/**
	 * Return everything that is wrong.
	 * @return the problems in the order of their places, at least one; unmodifiable
	 */
	public List<DefinitionProblem> problems() {
		return this.problems;
	}

}
