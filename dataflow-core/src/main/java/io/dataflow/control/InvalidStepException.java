/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A step of a {@code TransactionManagerNode} cannot be run as it is written: DF-101 for
 * what is missing, DF-102 for a value of a wrong type, DF-110 for an unknown key, DF-201
 * for a reference to a step that does not come before, DF-801 for an id, DF-805 for
 * several problems that were found only when the node was run. No step has been run.
 *
 * @since 0.1.0
 */
public final class InvalidStepException extends DataFlowException {

	private final @Nullable String step;

	private InvalidStepException(ErrorCode code, @Nullable String step, String message, String action) {
		super(code, message, action);
		this.step = step;
	}

	static InvalidStepException noSteps() {
		return new InvalidStepException(ErrorCode.MISSING_PARAMETER, null,
				"'steps' of TransactionManagerNode is empty.", "Give at least one step, {id, node, params}.");
	}

	static InvalidStepException missingNode(String step) {
		return new InvalidStepException(ErrorCode.MISSING_PARAMETER, step, name(step) + " has no 'node'.",
				"Give the type of the node to run, such as OrderCreateNode.");
	}

	static InvalidStepException mismatch(String step, String key, String expected) {
		return new InvalidStepException(ErrorCode.TYPE_MISMATCH, step,
				"'" + key + "' of " + name(step) + " must be " + expected + ".", "Change it.");
	}

	static InvalidStepException unknownKey(String step, String key, List<String> keys) {
		return new InvalidStepException(ErrorCode.UNKNOWN_PARAMETER, step,
				name(step) + " has '" + key + "', which steps do not have.", Suggestion.of(key, keys));
	}

	static InvalidStepException idle(String step, String key, String reason) {
		return new InvalidStepException(ErrorCode.UNKNOWN_PARAMETER, step,
				"'" + key + "' of " + name(step) + " has no effect: " + reason + ".", "Leave it out.");
	}

	static InvalidStepException reference(String step, String key, String other, List<String> known) {
		return new InvalidStepException(ErrorCode.INVALID_CONNECTION, step,
				"A template in '" + key + "' of " + name(step) + " names step '" + other
						+ "', which has no result by then.",
				(known.isEmpty()) ? "No step comes before." : Suggestion.of(other, known));
	}

	static InvalidStepException items(String step, String key) {
		return new InvalidStepException(ErrorCode.INVALID_CONNECTION, step,
				"A template in '" + key + "' of " + name(step)
						+ " names 'item' or 'index', which have a meaning only for ForEachNode.",
				"Refer to an earlier step, or run a ForEachNode.");
	}

	static InvalidStepException badId(String step) {
		return new InvalidStepException(ErrorCode.INVALID_WORKFLOW, step,
				"The id '" + step + "' of a step is not valid.",
				"Use letters, digits, '_' and '-', begin with a letter or '_', and none of inputs, env, now.");
	}

	static InvalidStepException repeatedId(String step) {
		return new InvalidStepException(ErrorCode.INVALID_WORKFLOW, step, "Two steps have the id '" + step + "'.",
				"Give every step an id of its own.");
	}

	static DataFlowException all(List<DataFlowException> problems) {
		if (problems.size() == 1) {
			return problems.get(0);
		}
		return new InvalidStepException(ErrorCode.VALIDATION_FAILED, null,
				problems.stream()
					.map(Throwable::getMessage)
					.collect(Collectors.joining("\n - ", "TransactionManagerNode has problems:\n - ", "")),
				"Correct all of them.");
	}

	static InvalidStepException of(String step, Problem problem) {
		return new InvalidStepException(problem.errorCode(), step, name(step) + ": " + problem.message(),
				problem.action());
	}

	private static String name(String step) {
		return "step '" + step + "' of TransactionManagerNode";
	}

	/**
	 * Return the step at fault.
	 * @return its id, or {@code null} when it is not one step
	 */
	public @Nullable String step() {
		return this.step;
	}

}
