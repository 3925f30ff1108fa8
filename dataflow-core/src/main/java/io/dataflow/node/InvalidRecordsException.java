/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;

/**
 * Records of a bulk call cannot be stored as they are; nothing was changed. The code is
 * that of the first problem, for instance DF-102 for a value of the wrong type.
 *
 * @since 0.1.0
 */
public final class InvalidRecordsException extends DataFlowException {

	private static final int SHOWN = 20;

	private final List<RecordProblem> problems;

	InvalidRecordsException(String node, List<RecordProblem> problems) {
		super(problems.get(0).code(),
				node + " has " + problems.size() + " problem(s) in its records and changed nothing: "
						+ problems.stream().limit(SHOWN).map(RecordProblem::toString).collect(Collectors.joining(" "))
						+ ((problems.size() > SHOWN) ? " …" : ""),
				"Correct the records, or set 'atomic' to false to store the others.");
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return all problems, also those that the message leaves out.
	 * @return the problems, in the order of the records
	 */
	public List<RecordProblem> problems() {
		return this.problems;
	}

}
