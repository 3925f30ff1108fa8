/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks one connection against the ports at its ends.
 */
final class ConnectionCheck {

	private final Connection connection;

	private final @Nullable NodeType source;

	private final @Nullable NodeType target;

	private final OutputPath path;

	private final List<Problem> problems;

	ConnectionCheck(Connection connection, @Nullable NodeType source, @Nullable NodeType target,
			List<Problem> problems) {
		this.connection = connection;
		this.source = source;
		this.target = target;
		this.path = OutputPath.parse(connection.output());
		this.problems = problems;
	}

	/**
	 * Check the output of a node whose outputs its parameters decide on.
	 * @param known the outputs that it can give, empty when they cannot be told
	 */
	void checkOutput(Set<String> known) {
		String output = (this.source != null) ? this.path.output(this.source) : null;
		if (this.source != null && output != null && !known.isEmpty() && !known.contains(output)) {
			this.problems.add(new Problem(ErrorCode.MISSING_OUTPUT, this.connection.from(),
					"Connection " + this.connection + " names output '" + output + "', which node '"
							+ this.connection.from() + "' never gives, so that node '" + this.connection.to()
							+ "' cannot be reached.",
					Hint.of(output, known)));
		}
	}

	void checkOutput() {
		if (this.source == null || this.source.hasOpenOutputs()) {
			return;
		}
		String output = this.path.output(this.source);
		if (output != null && this.source.output(output) == null) {
			this.problems.add(new Problem(ErrorCode.MISSING_OUTPUT, this.connection.from(),
					"Connection " + this.connection + " names output '" + output + "', which " + this.source.name()
							+ " does not declare.",
					Hint.of(output, this.source.outputs().stream().map(Port::name).toList())));
		}
	}

	/**
	 * Return the connection bound to its input, or {@code null} when there is no such
	 * input.
	 */
	@Nullable InputBinding bind(Map<String, Integer> indexes) {
		if (this.target == null) {
			return null;
		}
		String input = this.connection.input();
		String[] segments = input.split("\\.");
		Port direct = this.target.input(input);
		Port port = (direct != null) ? direct : this.target.input(segments[0]);
		if (port == null || (direct == null && !port.acceptsEntries())) {
			this.problems.add(unknownInput(this.target, port));
			return null;
		}
		if (direct != null) {
			checkTypes(direct);
		}
		int index = Objects.requireNonNull(indexes.get(this.connection.from()));
		String[] names = (direct != null) ? new String[] { input } : segments;
		return new InputBinding(this.connection, index, this.path, port, names, InputBinding.NO_FEEDBACK);
	}

	private void checkTypes(Port port) {
		Class<?> type = outputType();
		if (type != null && !PortTypes.connects(type, port)) {
			this.problems.add(new Problem(ErrorCode.CONNECTION_TYPE, this.connection.to(),
					"Connection " + this.connection + " joins an output of type " + type.getSimpleName()
							+ " to an input of type " + PortTypes.name(port) + ".",
					"Connect an output of a fitting type, or a path into this one."));
		}
	}

	private @Nullable Class<?> outputType() {
		if (this.source == null || this.source.hasOpenOutputs() || !this.path.isOutputOnly()) {
			return null;
		}
		String output = this.path.output(this.source);
		Port port = (output != null) ? this.source.output(output) : null;
		if (output == null) {
			return Map.class;
		}
		return (port != null) ? port.type() : null;
	}

	private Problem unknownInput(NodeType type, @Nullable Port port) {
		if (port != null) {
			return new Problem(ErrorCode.MISSING_INPUT, this.connection.to(),
					"Connection " + this.connection + " names an entry of input '" + port.name() + "' of " + type.name()
							+ ", which takes a value only as a whole.",
					"Connect to '" + port.name() + "'.");
		}
		return new Problem(
				ErrorCode.MISSING_INPUT, this.connection.to(), "Connection " + this.connection + " names input '"
						+ this.connection.input() + "', which " + type.name() + " does not declare.",
				Hint.of(this.connection.input(), type.inputNames()));
	}

}
