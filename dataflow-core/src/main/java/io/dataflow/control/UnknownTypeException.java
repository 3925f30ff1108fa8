/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collection;
import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;
import io.dataflow.workflow.NodeType;

/**
 * A node was told to run a node of a type that the engine does not know (DF-701).
 *
 * @since 0.1.0
 */
public final class UnknownTypeException extends DataFlowException {

	private static final int MOST_NAMES = 20;

	private final String type;

	UnknownTypeException(String nodeType, String type, Collection<NodeType> types) {
		super(ErrorCode.UNSUPPORTED, nodeType + " was told to run a '" + type + "', which is no node type.",
				action(type, types.stream().map(NodeType::name).toList()));
		this.type = type;
	}

	private static String action(String type, List<String> names) {
		if (names.size() <= MOST_NAMES) {
			return Suggestion.of(type, names);
		}
		return Suggestion.nearest(type, names)
			.map((near) -> "Did you mean '" + near + "'?")
			.orElse("Use one of the " + names.size() + " types of the engine.");
	}

	/**
	 * Return the type that was asked for.
	 * @return its name
	 */
	public String type() {
		return this.type;
	}

}
