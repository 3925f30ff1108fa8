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
 * A kind of node: its name, its ports and what it does. Immutable; one instance serves
 * all nodes of the kind in all workflows.
 *
 * <pre>{@code
 * NodeType shout = NodeType.of("ShoutNode")
 *     .input("text", String.class)
 *     .output("text", String.class)
 *     .run((inputs) -> Mono.just(Map.of("text", inputs.get("text") + "!")));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NodeType {

	private final String name;

	private final String description;

	private final List<Port> inputs;

	private final List<Port> outputs;

	private final boolean openOutputs;

	private final boolean strict;

	private final ParameterCheck check;

	private final Predicate<String> undeclared;

	private final Node node;

	private final Map<String, Port> inputsByName = new LinkedHashMap<>();

	NodeType(NodeTypeBuilder builder, Node node) {
		this.name = builder.name;
		this.description = builder.description;
		this.inputs = List.copyOf(builder.inputs.values());
		this.outputs = List.copyOf(builder.outputs.values());
		this.openOutputs = builder.openOutputs;
		this.strict = builder.strict;
		this.check = builder.check;
		this.undeclared = builder.undeclared;
		this.node = node;
		for (Port port : this.inputs) {
			this.inputsByName.put(port.name(), port);
			port.aliases().forEach((alias) -> this.inputsByName.put(alias, port));
		}
	}

	/**
	 * Begin the declaration of a node type.
	 * @param name the name, by convention ending in {@code Node}
	 * @return a builder
	 */
	public static NodeTypeBuilder of(String name) {
		return new NodeTypeBuilder(name);
	}

	/**
	 * Return the name by which workflows refer to this type.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return what nodes of this type do.
	 * @return the description, possibly empty
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return the declared inputs.
	 * @return the inputs in the order of their declaration; unmodifiable
	 */
	public List<Port> inputs() {
		return this.inputs;
	}

	/**
	 * Return the declared outputs.
	 * @return the outputs in the order of their declaration; unmodifiable
	 */
	public List<Port> outputs() {
		return this.outputs;
	}

	/**
	 * Return whether results may have outputs beyond the declared ones.
	 * @return whether outputs are known only at run time
	 */
	public boolean hasOpenOutputs() {
		return this.openOutputs;
	}

	/**
	 * Return whether a parameter that is not declared is an error rather than a warning.
	 * @return whether the type is strict
	 */
	public boolean isStrict() {
		return this.strict;
	}

	@Nullable Port input(String name) {
		return this.inputsByName.get(name);
	}

	/**
	 * Return whether a parameter is an input or one that the node deals with.
	 */
	boolean takes(String name) {
		return this.inputsByName.containsKey(name) || this.undeclared.test(name);
	}

	Set<String> inputNames() {
		return this.inputsByName.keySet();
	}

	@Nullable Port output(String name) {
		for (Port port : this.outputs) {
			if (port.name().equals(name)) {
				return port;
			}
		}
		return null;
	}

	ParameterCheck check() {
		return this.check;
	}

	Node node() {
		return this.node;
	}

	@Override
	public String toString() {
		return this.name + this.inputs.stream().map(Port::name).toList() + " -> "
				+ this.outputs.stream().map(Port::name).toList();
	}

}
