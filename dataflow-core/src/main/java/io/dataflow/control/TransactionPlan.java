/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code TransactionManagerNode} was told to do.
 *
 * @param type how it keeps its steps together
 * @param steps the steps in their order
 * @param timeout how long the steps may take together, and each compensation
 * @param retries how often a step or compensation that failed is run again
 */
record TransactionPlan(TransactionType type, List<SagaStep> steps, Duration timeout, int retries) {

	static final double TIMEOUT_SECONDS = 300;

	static final int RETRIES = 3;

	private static final int MOST_RETRIES = 20;

	/**
	 * Return all that is wrong with inputs.
	 */
	static List<DataFlowException> problems(Map<String, @Nullable Object> inputs) {
		List<DataFlowException> problems = new ArrayList<>();
		TransactionType type = TransactionType.SAGA;
		try {
			type = type(inputs);
		}
		catch (InvalidControlInputException ex) {
			problems.add(ex);
		}
		if (inputs.containsKey("steps")) {
			problems.addAll(StepReader.read(type, inputs.get("steps")).problems());
		}
		try {
			Seconds.read(TransactionManagerNode.NAME, inputs, "timeout");
			retries(inputs);
		}
		catch (InvalidControlInputException ex) {
			problems.add(ex);
		}
		return problems;
	}

	/**
	 * Read inputs.
	 * @throws DataFlowException when something is wrong with them
	 */
	static TransactionPlan of(Map<String, @Nullable Object> inputs) {
		List<DataFlowException> problems = problems(inputs);
		if (!problems.isEmpty()) {
			throw InvalidStepException.all(problems);
		}
		TransactionType type = type(inputs);
		Duration timeout = Seconds.read(TransactionManagerNode.NAME, inputs, "timeout");
		return new TransactionPlan(type, StepReader.read(type, inputs.get("steps")).steps(),
				Objects.requireNonNullElse(timeout, Duration.ofSeconds((long) TIMEOUT_SECONDS)), retries(inputs));
	}

	private static TransactionType type(Map<String, @Nullable Object> inputs) {
		return TransactionType.parse(Inputs.text(inputs, "transaction_type", "saga"));
	}

	private static int retries(Map<String, @Nullable Object> inputs) {
		int retries = Inputs.number(inputs, "retry_attempts", RETRIES);
		if (retries < 0 || retries > MOST_RETRIES) {
			throw new InvalidControlInputException(TransactionManagerNode.NAME, "retry_attempts",
					"from 0 to " + MOST_RETRIES);
		}
		return retries;
	}

}
