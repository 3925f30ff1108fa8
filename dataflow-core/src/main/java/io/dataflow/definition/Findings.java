/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * Collects the problems of one definition.
 */
final class Findings {

	private final List<DefinitionProblem> problems = new ArrayList<>();

	void add(ErrorCode code, SourceLocation location, String message, String action) {
		this.problems.add(new DefinitionProblem(code, location, message, action));
	}

	void add(SourceLocation location, String subject, DataFlowException error) {
		String message = String.valueOf(error.getMessage()).replace("[" + error.code() + "] ", "");
		add(error.errorCode(), location, subject + ": " + message, error.action());
	}

	void addWrongType(YamlNode node, String subject, String expected) {
		add(ErrorCode.TYPE_MISMATCH, node.location(),
				subject + " must be " + expected + ", but is " + node.describe() + ".", "Write " + expected + ".");
	}

	void addUnknown(SourceLocation location, String subject, String name, Collection<String> valid) {
		add(ErrorCode.UNKNOWN_PARAMETER, location, subject + " has no '" + YamlNode.shortened(name) + "'.",
				Suggestion.of(YamlNode.shortened(name), valid));
	}

	boolean isEmpty() {
		return this.problems.isEmpty();
	}

	List<DefinitionProblem> problems() {
		return List.copyOf(this.problems);
	}

}
