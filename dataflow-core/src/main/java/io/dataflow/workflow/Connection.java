/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Objects;

/**
 * Carries one output of a node to one input of another.
 *
 * @param from the id of the node that gives the value
 * @param output the output, or a path into it such as {@code records.0.id};
 * {@code result} stands for the whole result
 * @param to the id of the node that takes the value
 * @param input the input, or a path into it such as {@code filter.id}
 * @since 0.1.0
 */
public record Connection(String from, String output, String to, String input) {

	public Connection {
		Objects.requireNonNull(from, "'from' must not be null");
		Objects.requireNonNull(output, "'output' must not be null");
		Objects.requireNonNull(to, "'to' must not be null");
		Objects.requireNonNull(input, "'input' must not be null");
	}

	@Override
	public String toString() {
		return this.from + "." + this.output + " -> " + this.to + "." + this.input;
	}

}
