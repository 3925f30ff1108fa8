/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A node with its type and with the connections that feed it.
 */
final class PlannedNode {

	private final NodeDefinition definition;

	private final NodeType type;

	private final List<InputBinding> bindings;

	private final Set<String> arriving = new LinkedHashSet<>();

	private final Map<String, @Nullable Object> constantInputs;

	PlannedNode(NodeDefinition definition, NodeType type, List<InputBinding> bindings) {
		this.definition = definition;
		this.type = type;
		this.bindings = List.copyOf(bindings);
		for (InputBinding binding : bindings) {
			this.arriving.add(binding.input());
			this.arriving.add(String.join(".", binding.target()));
		}
		this.constantInputs = (bindings.isEmpty()) ? constantInputs() : Map.of();
	}

	private Map<String, @Nullable Object> constantInputs() {
		Map<String, @Nullable Object> constant = new LinkedHashMap<>(this.definition.parameters());
		addDefaults(constant);
		return Collections.unmodifiableMap(constant);
	}

	String id() {
		return this.definition.id();
	}

	NodeType type() {
		return this.type;
	}

	Map<String, @Nullable Object> parameters() {
		return this.definition.parameters();
	}

	List<InputBinding> bindings() {
		return this.bindings;
	}

	/**
	 * Return the inputs that connections feed, those fed by entry under both names.
	 */
	Set<String> arriving() {
		return this.arriving;
	}

	Mono<? extends Map<String, ? extends @Nullable Object>> run(RunState state) {
		return this.type.node().run(inputs(state));
	}

	private Map<String, @Nullable Object> inputs(RunState state) {
		RunInputs given = state.inputs();
		if (this.bindings.isEmpty() && given.isEmpty()) {
			return this.constantInputs;
		}
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>(this.definition.parameters());
		overlay(inputs, given.sharedWith(this));
		Map<String, @Nullable Object> addressed = given.addressedTo(this);
		applyBindings(state, addressed, inputs);
		overlay(inputs, addressed);
		addDefaults(inputs);
		requireValues(inputs);
		return Collections.unmodifiableMap(inputs);
	}

	private void applyBindings(RunState state, Map<String, @Nullable Object> addressed,
			Map<String, @Nullable Object> inputs) {
		for (InputBinding binding : this.bindings) {
			if (addressed.isEmpty() || !isGiven(binding.port(), addressed.keySet())) {
				binding.apply(state.requireResult(binding.source()), inputs);
			}
		}
	}

	// a value given under one name of an input replaces what is there under another
	private void overlay(Map<String, @Nullable Object> inputs, Map<String, @Nullable Object> layer) {
		for (String name : layer.keySet()) {
			Port port = this.type.input(name);
			if (port != null) {
				removeOthers(port.namesBeside(name), layer, inputs);
			}
		}
		inputs.putAll(layer);
	}

	private static void removeOthers(List<String> names, Map<String, @Nullable Object> layer,
			Map<String, @Nullable Object> inputs) {
		for (String name : names) {
			if (!layer.containsKey(name)) {
				inputs.remove(name);
			}
		}
	}

	private void addDefaults(Map<String, @Nullable Object> inputs) {
		for (Port port : this.type.inputs()) {
			if (port.hasDefault() && !isGiven(port, inputs.keySet())) {
				inputs.put(port.name(), port.defaultValue());
			}
		}
	}

	static boolean isGiven(Port port, Set<String> names) {
		return names.contains(port.name()) || !Collections.disjoint(names, port.aliases());
	}

	private void requireValues(Map<String, @Nullable Object> inputs) {
		for (InputBinding binding : this.bindings) {
			if (binding.port().required() && inputs.containsKey(binding.input())
					&& inputs.get(binding.input()) == null) {
				throw new InvalidInputException(ErrorCode.NULL_VALUE, id(), binding.input(),
						"Input '" + binding.input() + "' of node '" + id() + "' must have a value, but connection "
								+ binding.connection() + " gave null.",
						"Let the node give a value, or set the input otherwise.");
			}
		}
	}

}
