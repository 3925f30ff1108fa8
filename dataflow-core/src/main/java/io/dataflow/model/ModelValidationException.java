/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;

/**
 * Raised when models declared as {@link Validation#STRICT} have problems. Its code is
 * that of the first problem, the gravest first; its message lists them all.
 *
 * @since 0.1.0
 */
public final class ModelValidationException extends DataFlowException {

	private final List<ModelProblem> problems;

	ModelValidationException(List<ModelProblem> problems) {
		super(problems.get(0).code(), listed(problems),
				"Correct the declarations, or choose Validation.WARN to use them as they are.");
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return what is wrong.
	 * @return at least one problem, the gravest first
	 */
	public List<ModelProblem> problems() {
		return this.problems;
	}

	private static String listed(List<ModelProblem> problems) {
		return problems.stream()
			.map((problem) -> "\n  " + problem)
			.collect(Collectors.joining("", "Strict validation found " + problems.size()
					+ ((problems.size() != 1) ? " problems:" : " problem:"), ""));
	}

}
