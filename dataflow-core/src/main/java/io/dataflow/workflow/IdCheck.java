/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks an id of a workflow.
 */
final class IdCheck {

	private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

	/** What templates begin with that is no node. */
	private static final Set<String> RESERVED = Set.of("inputs", "env", "now");

	private IdCheck() {
	}

	static boolean isValid(String id) {
		return ID.matcher(id).matches();
	}

	static List<Problem> of(String kind, String id, @Nullable String nodeId, Set<String> taken) {
		List<Problem> problems = new ArrayList<>();
		if (!isValid(id)) {
			problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, nodeId, kind + " id '" + id + "' is not valid.",
					"Use letters, digits, '_' and '-', and begin with a letter or '_'."));
		}
		if (RESERVED.contains(id)) {
			problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, nodeId,
					kind + " id '" + id + "' is a word of templates.", "Choose another id."));
		}
		if (taken.contains(id)) {
			problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, nodeId,
					kind + " id '" + id + "' already exists in the workflow.",
					"Give every node and group an id of its own."));
		}
		return problems;
	}

}
