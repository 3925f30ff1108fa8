/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A node with its type and with the connections that feed it.
 */
final class PlannedNode {

	private final NodeDefinition definition;

	private final NodeType type;

	// arrays, since every run goes through them for every node
	private final InputBinding[] bindings;

	private final InputBinding[] feedback;

	private final Port[] defaults;

	private final NodeTemplates templates;

	private final boolean plain;

	private final Set<String> arriving = new LinkedHashSet<>();

	private final Map<String, @Nullable Object> constantInputs;

	/**
	 * Create a node.
	 * @param bindings the connections, those that are feedback of a cycle included
	 * @param templates the parameters that are filled in when it runs
	 */
	PlannedNode(NodeDefinition definition, NodeType type, List<InputBinding> bindings, NodeTemplates templates) {
		this.definition = definition;
		this.type = type;
		this.bindings = bindings.stream().filter((binding) -> !binding.feedback()).toArray(InputBinding[]::new);
		this.feedback = bindings.stream().filter(InputBinding::feedback).toArray(InputBinding[]::new);
		this.defaults = type.inputs().stream().filter(Port::hasDefault).toArray(Port[]::new);
		this.templates = templates;
		this.plain = definition.settings().equals(NodeSettings.NONE);
		for (InputBinding binding : this.bindings) {
			this.arriving.add(binding.input());
			this.arriving.add(String.join(".", binding.target()));
		}
		this.constantInputs = (isConstant()) ? constantInputs() : Map.of();
	}

	private boolean isConstant() {
		return this.bindings.length == 0 && this.feedback.length == 0 && this.templates.isEmpty();
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
		return List.of(this.bindings);
	}

	List<InputBinding> feedback() {
		return List.of(this.feedback);
	}

	NodeTemplates templates() {
		return this.templates;
	}

	boolean continuesOnError() {
		return this.definition.settings().continueOnError();
	}

	/**
	 * Return how nodes that are of interest feed this one.
	 */
	NodeInflow inflow(IntPredicate sources) {
		return new NodeInflow(this,
				Arrays.stream(this.bindings).filter((binding) -> sources.test(binding.source())).toList(),
				this.templates.sources().stream().filter((source) -> sources.test(source.node())).toList());
	}

	/**
	 * Return whether what a connection feeds has a value that no connection gives.
	 */
	boolean hasOtherValue(InputBinding binding, RunState state) {
		return isGiven(binding.port(), state.inputs().addressedTo(this).keySet())
				|| binding.isIn(state.inputs().sharedWith(this)) || binding.isIn(parameters());
	}

	/**
	 * Return the inputs that connections feed, those fed by entry under both names.
	 */
	Set<String> arriving() {
		return this.arriving;
	}

	/**
	 * Run the node once, or as often as its settings say.
	 */
	@Nullable Mono<? extends Map<String, ? extends @Nullable Object>> run(RunState state, RunSettings run) {
		RunInstrumentation instrumentation = run.instrumentation();
		return (instrumentation == null) ? begin(state, run)
				: instrumentation.node(state.journal().run(), id(), this.type, Mono.defer(() -> whole(state, run)));
	}

	/**
	 * A result that says that it failed must be an error before somebody measures it.
	 */
	private Mono<Map<String, @Nullable Object>> whole(RunState state, RunSettings run) {
		Mono<? extends Map<String, ? extends @Nullable Object>> result = begin(state, run);
		return (result != null) ? result.map((returned) -> NodeResult.of(returned)) : Mono.empty();
	}

	private @Nullable Mono<? extends Map<String, ? extends @Nullable Object>> begin(RunState state, RunSettings run) {
		Map<String, @Nullable Object> inputs = inputs(state);
		Node node = this.type.node();
		return (this.plain && !run.isolatesFailures()) ? node.run(inputs)
				: new NodeAttempts(id(), this.definition.settings(), run).of(Mono.defer(() -> attempt(node, inputs)));
	}

	private static Mono<? extends Map<String, ? extends @Nullable Object>> attempt(Node node,
			Map<String, @Nullable Object> inputs) {
		Mono<? extends Map<String, ? extends @Nullable Object>> result = node.run(inputs);
		return (result != null) ? result : Mono.empty();
	}

	Map<String, @Nullable Object> inputs(RunState state) {
		RunInputs given = state.inputs();
		if (given.isEmpty() && isConstant()) {
			return this.constantInputs;
		}
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>(this.definition.parameters());
		Map<String, @Nullable Object> addressed = given.addressedTo(this);
		fillTemplates(state, addressed, inputs);
		overlay(inputs, given.sharedWith(this));
		applyBindings(state, addressed, inputs);
		overlay(inputs, addressed);
		// what is given from outside begins a cycle, which then goes its own way
		applyFeedback(state, inputs);
		addDefaults(inputs);
		requireValues(inputs);
		return Collections.unmodifiableMap(inputs);
	}

	private void fillTemplates(RunState state, Map<String, @Nullable Object> addressed,
			Map<String, @Nullable Object> inputs) {
		if (!this.templates.isEmpty()) {
			Map<String, @Nullable Object> shared = state.inputs().sharedWith(this);
			this.templates.fill(inputs, state, (port) -> isReplaced(port, shared, addressed));
		}
	}

	private void applyBindings(RunState state, Map<String, @Nullable Object> addressed,
			Map<String, @Nullable Object> inputs) {
		EntryMaps maps = new EntryMaps();
		for (InputBinding binding : this.bindings) {
			boolean open = addressed.isEmpty() || !isGiven(binding.port(), addressed.keySet());
			if (open && state.liveness(binding.source(), binding.path()) == Liveness.LIVE) {
				binding.apply(state.requireResult(binding.source()), inputs, maps);
			}
		}
	}

	private void applyFeedback(RunState state, Map<String, @Nullable Object> inputs) {
		EntryMaps maps = new EntryMaps();
		for (InputBinding binding : this.feedback) {
			Map<String, @Nullable Object> before = state.previous(binding.cycle(), binding.source());
			if (before != null && binding.path().isLive(before)) {
				binding.apply(before, inputs, maps);
			}
		}
	}

	// a value given under one name of an input replaces what is there under another
	private void overlay(Map<String, @Nullable Object> inputs, Map<String, @Nullable Object> layer) {
		if (layer.isEmpty()) {
			return;
		}
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
		for (Port port : this.defaults) {
			if (!isGiven(port, inputs.keySet())) {
				inputs.put(port.name(), port.defaultValue());
			}
		}
	}

	static boolean isReplaced(@Nullable Port port, Map<String, @Nullable Object> shared,
			Map<String, @Nullable Object> addressed) {
		return port != null && (isGiven(port, shared.keySet()) || isGiven(port, addressed.keySet()));
	}

	static boolean isGiven(Port port, Set<String> names) {
		return names.contains(port.name()) || !Collections.disjoint(names, port.aliases());
	}

	private void requireValues(Map<String, @Nullable Object> inputs) {
		requireValues(this.bindings, inputs);
		requireValues(this.feedback, inputs);
		if (!this.templates.isEmpty()) {
			this.templates.names().forEach((name) -> requireValue(this.type.input(name), name, inputs, "its template"));
		}
	}

	private void requireValues(InputBinding[] given, Map<String, @Nullable Object> inputs) {
		for (InputBinding binding : given) {
			requireValue(binding.port(), binding.input(), inputs, binding.connection());
		}
	}

	private void requireValue(@Nullable Port port, String name, Map<String, @Nullable Object> inputs, Object origin) {
		if (port != null && port.required() && inputs.containsKey(name) && inputs.get(name) == null) {
			throw new InvalidInputException(ErrorCode.NULL_VALUE, id(), name,
					"Input '" + name + "' of node '" + id() + "' must have a value, but "
							+ ((origin instanceof Connection) ? "connection " + origin : origin) + " gave null.",
					"Let the node give a value, or set the input otherwise.");
		}
	}

}
