/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Several workflows have the same name (DF-801).
 *
 * @since 0.1.0
 */
public final class DuplicateWorkflowException extends DataFlowException {

	private final List<String> names;

	DuplicateWorkflowException(List<String> names, List<String> pairs) {
		super(ErrorCode.INVALID_WORKFLOW, "Workflows have the same name: " + String.join("; ", pairs) + ".",
				"Give every workflow a name of its own.");
		this.names = List.copyOf(names);
	}

	/**
	 * Return the names that are taken more than once.
	 * @return the names, at least one; unmodifiable
	 */
	public List<String> names() {
		return this.names;
	}

}
