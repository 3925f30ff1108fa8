/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link NodeType} consists of.
 *
 * @param description what nodes of the type do
 * @param subject the name of what nodes of the type work on, possibly empty
 * @param inputs the inputs
 * @param inputsByName the inputs by their names and aliases
 * @param outputs the outputs
 * @param openInputs whether nodes take inputs beyond the declared ones
 * @param openOutputs whether results may have outputs beyond the declared ones
 * @param strict whether a parameter that is not declared is an error
 * @param joinsBranches whether one live connection is enough for a node to run
 * @param undeclared tells whether the node deals with a parameter that is no input
 * @param check the check of parameters before a run
 * @param outputNames tells the outputs that parameters lead to
 * @param localNames by input the names that its templates leave to the node
 * @param delegation what nodes of the type run by name
 * @param transactions the name of what runs the transactions that nodes take part in, or
 * {@code null} when they are of none
 * @param node what nodes of the type do
 */
record NodeDeclaration(String description, String subject, List<Port> inputs, Map<String, Port> inputsByName,
		List<Port> outputs, boolean openInputs, boolean openOutputs, boolean strict, boolean joinsBranches,
		Predicate<String> undeclared, ParameterCheck check, OutputNames outputNames,
		Map<String, Set<String>> localNames, Delegation delegation, @Nullable String transactions, Node node) {

	static NodeDeclaration of(NodeTypeBuilder builder, Node node) {
		Map<String, Port> inputsByName = new LinkedHashMap<>();
		for (Port port : builder.inputs.values()) {
			inputsByName.put(port.name(), port);
			port.aliases().forEach((alias) -> inputsByName.put(alias, port));
		}
		return new NodeDeclaration(builder.description, builder.subject, List.copyOf(builder.inputs.values()),
				inputsByName, List.copyOf(builder.outputs.values()), builder.openInputs, builder.openOutputs,
				builder.strict, builder.joinsBranches, builder.undeclared, builder.check, builder.outputNames,
				Map.copyOf(builder.localNames), builder.delegation, builder.transactions, node);
	}

	boolean takes(String name) {
		return this.openInputs || this.inputsByName.containsKey(name) || this.undeclared.test(name);
	}

}
