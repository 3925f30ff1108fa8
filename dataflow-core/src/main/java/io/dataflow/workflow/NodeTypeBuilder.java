/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Collects the declaration of a {@link NodeType}; {@link #run(Node)} ends it.
 *
 * @since 0.1.0
 */
public final class NodeTypeBuilder {

	final String name;

	final Map<String, Port> inputs = new LinkedHashMap<>();

	final Map<String, Port> outputs = new LinkedHashMap<>();

	String description = "";

	String subject = "";

	boolean openInputs;

	boolean openOutputs;

	boolean strict;

	boolean joinsBranches;

	OutputNames outputNames = (parameters, arriving) -> Set.of();

	final Map<String, Set<String>> localNames = new LinkedHashMap<>();

	ParameterCheck check = (parameters, arriving) -> List.of();

	Delegation delegation = new Delegation() {
	};

	Predicate<String> undeclared = (name) -> false;

	@Nullable String transactions;

	private final Set<String> inputNames = new LinkedHashSet<>();

	NodeTypeBuilder(String name) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
		if (name.isBlank()) {
			throw new InvalidNodeTypeException("A node type has an empty name.", "Give it a name such as 'ShoutNode'.");
		}
	}

	/**
	 * Declare an input that must have a value.
	 * @param name the name
	 * @param type the type of its values
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when the name is taken
	 */
	public NodeTypeBuilder input(String name, Class<?> type) {
		return input(Port.required(name, type));
	}

	/**
	 * Declare an input with a default.
	 * @param name the name
	 * @param type the type of its values
	 * @param defaultValue the value when nothing else sets the input
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when the name is taken
	 */
	public NodeTypeBuilder input(String name, Class<?> type, Object defaultValue) {
		return input(Port.optional(name, type).withDefault(defaultValue));
	}

	/**
	 * Declare an input that may be absent.
	 * @param name the name
	 * @param type the type of its values
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when the name is taken
	 */
	public NodeTypeBuilder optionalInput(String name, Class<?> type) {
		return input(Port.optional(name, type));
	}

	/**
	 * Declare an input.
	 * @param port the input
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when its name or an alias is taken
	 */
	public NodeTypeBuilder input(Port port) {
		claim(port.name());
		port.aliases().forEach(this::claim);
		this.inputs.put(port.name(), port);
		return this;
	}

	/**
	 * Declare an output.
	 * @param name the name
	 * @param type the type of its values
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when the name is taken
	 */
	public NodeTypeBuilder output(String name, Class<?> type) {
		return output(Port.optional(name, type));
	}

	/**
	 * Declare an output.
	 * @param port the output
	 * @return this builder
	 * @throws InvalidNodeTypeException DF-401 when the name is taken
	 */
	public NodeTypeBuilder output(Port port) {
		if (this.outputs.putIfAbsent(port.name(), port) != null) {
			throw taken("output", port.name());
		}
		return this;
	}

	/**
	 * Let nodes of this type take inputs beyond the declared ones, by parameters,
	 * connections and run inputs that are addressed to the node.
	 * @return this builder
	 */
	public NodeTypeBuilder openInputs() {
		this.openInputs = true;
		return this;
	}

	/**
	 * Let results have outputs beyond the declared ones that parameters decide on.
	 * @param names tells the outputs that parameters lead to, declared ones included
	 * @return this builder
	 */
	public NodeTypeBuilder openOutputs(OutputNames names) {
		this.outputNames = Objects.requireNonNull(names, "'names' must not be null");
		return openOutputs();
	}

	/**
	 * Let results have outputs beyond the declared ones; connections from this type are
	 * then checked only at run time.
	 * @return this builder
	 */
	public NodeTypeBuilder openOutputs() {
		this.openOutputs = true;
		return this;
	}

	/**
	 * Make a parameter that is not declared an error (DF-110) rather than a warning.
	 * @return this builder
	 */
	public NodeTypeBuilder strict() {
		this.strict = true;
		return this;
	}

	/**
	 * Let nodes of this type join branches: they run as soon as one of the connections
	 * that feed them is live and all are settled. Nodes of other types need all of
	 * theirs. A connection is live unless its source was skipped or routed past it with
	 * {@link RoutedOutputs}; inputs of connections that are not live are absent.
	 * @return this builder
	 */
	public NodeTypeBuilder joinsBranches() {
		this.joinsBranches = true;
		return this;
	}

	/**
	 * Let nodes of this type deal with parameters that are no inputs, so that the engine
	 * neither warns of them nor refuses them.
	 * @param names tells for the name of a parameter whether the node deals with it
	 * @return this builder
	 */
	public NodeTypeBuilder dealsWith(Predicate<String> names) {
		this.undeclared = Objects.requireNonNull(names, "'names' must not be null");
		return this;
	}

	/**
	 * Leave templates of an input that begin with certain names to the node, which gives
	 * them a meaning: <code>{{ item.id }}</code> stays the text that it is.
	 * @param input the name of the input
	 * @param names the names
	 * @return this builder
	 */
	public NodeTypeBuilder localNames(String input, String... names) {
		this.localNames.put(input, Set.of(names));
		return this;
	}

	/**
	 * Say what nodes of this type do.
	 * @param text one or two sentences
	 * @return this builder
	 */
	public NodeTypeBuilder description(String text) {
		this.description = Objects.requireNonNull(text, "'text' must not be null");
		return this;
	}

	/**
	 * Say what nodes of this type work on, for those who watch them.
	 * @param name the name, for instance of an entity
	 * @return this builder
	 */
	public NodeTypeBuilder subject(String name) {
		this.subject = Objects.requireNonNull(name, "'name' must not be null");
		return this;
	}

	/**
	 * Set the check of parameters before a run.
	 * @param parameterCheck the check
	 * @return this builder
	 */
	public NodeTypeBuilder check(ParameterCheck parameterCheck) {
		this.check = Objects.requireNonNull(parameterCheck, "'parameterCheck' must not be null");
		return this;
	}

	/**
	 * Say what nodes of this type run by name.
	 * @param names tells the names of a node
	 * @return this builder
	 */
	public NodeTypeBuilder delegates(Delegation names) {
		this.delegation = Objects.requireNonNull(names, "'names' must not be null");
		return this;
	}

	/**
	 * Say in whose transactions nodes of this type take part, so that the engine keeps
	 * them out of those of others. Types that say nothing may be in any transaction.
	 * @param support the name of the
	 * {@link WorkflowEngineBuilder#transactionSupport(String, io.dataflow.transaction.TransactionSupport)
	 * transaction support}, for instance of a database
	 * @return this builder
	 */
	public NodeTypeBuilder transactions(String support) {
		this.transactions = Objects.requireNonNull(support, "'support' must not be null");
		return this;
	}

	/**
	 * End the declaration.
	 * @param node what nodes of this type do
	 * @return the node type
	 */
	public NodeType run(Node node) {
		NodeDeclaration declaration = NodeDeclaration.of(this, Objects.requireNonNull(node, "'node' must not be null"));
		return new NodeType(this.name, () -> declaration);
	}

	private void claim(String inputName) {
		if (!this.inputNames.add(inputName)) {
			throw taken("input", inputName);
		}
	}

	private InvalidNodeTypeException taken(String kind, String portName) {
		return new InvalidNodeTypeException(
				"Node type '" + this.name + "' declares " + kind + " '" + portName + "' twice.",
				"Give every " + kind + " and alias a name of its own.");
	}

}
