/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

	private final Supplier<NodeDeclaration> source;

	private volatile @Nullable NodeDeclaration declaration;

	NodeType(String name, Supplier<NodeDeclaration> source) {
		this.name = name;
		this.source = source;
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
	 * Name a node type that is declared when its ports are first asked for. Applications
	 * with hundreds of node types use few of them.
	 * @param name the name
	 * @param declaration declares a node type of that name; may be called more than once
	 * @return the node type
	 */
	public static NodeType deferred(String name, Supplier<NodeType> declaration) {
		return new NodeType(name, () -> declaration.get().declaration());
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
		return declaration().description();
	}

	/**
	 * Return what nodes of this type work on.
	 * @return the name, for instance of an entity; empty when it is nothing in particular
	 */
	public String subject() {
		return declaration().subject();
	}

	/**
	 * Return the declared inputs.
	 * @return the inputs in the order of their declaration; unmodifiable
	 */
	public List<Port> inputs() {
		return declaration().inputs();
	}

	/**
	 * Return the declared outputs.
	 * @return the outputs in the order of their declaration; unmodifiable
	 */
	public List<Port> outputs() {
		return declaration().outputs();
	}

	/**
	 * Return whether nodes take inputs beyond the declared ones.
	 * @return whether inputs of any name are allowed
	 */
	public boolean hasOpenInputs() {
		return declaration().openInputs();
	}

	/**
	 * Return whether results may have outputs beyond the declared ones.
	 * @return whether outputs are known only at run time
	 */
	public boolean hasOpenOutputs() {
		return declaration().openOutputs();
	}

	/**
	 * Return whether a parameter that is not declared is an error rather than a warning.
	 * @return whether the type is strict
	 */
	public boolean isStrict() {
		return declaration().strict();
	}

	/**
	 * Return whether nodes of this type run as soon as one of the connections that feed
	 * them is live and all are settled; nodes of other types need all of theirs.
	 * @return whether the type joins branches
	 */
	public boolean joinsBranches() {
		return declaration().joinsBranches();
	}

	/**
	 * Return in whose transactions nodes of this type take part.
	 * @return the name of the transaction support, for instance of a database; empty when
	 * they may be in any transaction
	 */
	public Optional<String> transactions() {
		return Optional.ofNullable(declaration().transactions());
	}

	/**
	 * Return in whose transactions a node of this type takes part.
	 * @param parameters the static parameters of the node
	 * @return the names of transaction supports; empty when it may be in any transaction
	 */
	public Set<String> transactions(Map<String, @Nullable Object> parameters) {
		Set<String> all = new LinkedHashSet<>(delegation().transactions(parameters));
		transactions().ifPresent(all::add);
		return all;
	}

	/**
	 * Return the input of a name, be it declared or one of an open type.
	 */
	@Nullable Port input(String name) {
		Port declared = declaration().inputsByName().get(name);
		if (declared != null || !declaration().openInputs() || name.indexOf('.') >= 0) {
			return declared;
		}
		return Port.optional(name, Object.class).withEntries();
	}

	/**
	 * Return the outputs that a node can give, empty when they cannot be told.
	 */
	Set<String> outputNames(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		return declaration().outputNames().of(parameters, arriving);
	}

	/**
	 * Return the names that templates of an input leave to the node.
	 * @param input the name of the input
	 * @return the names, for instance {@code item}; unmodifiable
	 */
	public Set<String> localNames(String input) {
		return declaration().localNames().getOrDefault(input, Set.of());
	}

	/**
	 * Return whether a parameter is an input or one that the node deals with.
	 */
	boolean takes(String name) {
		return declaration().takes(name);
	}

	Set<String> inputNames() {
		return declaration().inputsByName().keySet();
	}

	@Nullable Port output(String name) {
		for (Port port : declaration().outputs()) {
			if (port.name().equals(name)) {
				return port;
			}
		}
		return null;
	}

	ParameterCheck check() {
		return declaration().check();
	}

	Delegation delegation() {
		return declaration().delegation();
	}

	private NodeDeclaration declaration() {
		NodeDeclaration declared = this.declaration;
		if (declared == null) {
			declared = this.source.get();
			this.declaration = declared;
		}
		return declared;
	}

	Node node() {
		return declaration().node();
	}

	@Override
	public String toString() {
		return this.name + inputs().stream().map(Port::name).toList() + " -> "
				+ outputs().stream().map(Port::name).toList();
	}

}
