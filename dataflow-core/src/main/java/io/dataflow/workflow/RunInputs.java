/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The inputs given to one run: those addressed to a node, and those shared by all nodes
 * that declare their names.
 */
final class RunInputs {

	static final RunInputs NONE = new RunInputs(Map.of(), Map.of());

	private final Map<String, @Nullable Object> shared;

	private final Map<String, Map<String, @Nullable Object>> addressed;

	private RunInputs(Map<String, @Nullable Object> shared, Map<String, Map<String, @Nullable Object>> addressed) {
		this.shared = shared;
		this.addressed = addressed;
	}

	/**
	 * Tell the inputs of a run apart.
	 * @param inputs the inputs; adopted, must not change any more
	 */
	static RunInputs of(WorkflowPlan plan, Map<String, @Nullable Object> given) {
		Map<String, @Nullable Object> inputs = plan.withDefaults(given);
		if (inputs.isEmpty()) {
			return NONE;
		}
		if (!hasMaps(inputs)) {
			return new RunInputs(inputs, Map.of());
		}
		Map<String, @Nullable Object> shared = new LinkedHashMap<>();
		Map<String, Map<String, @Nullable Object>> addressed = new HashMap<>();
		inputs.forEach((name, value) -> {
			if (value instanceof Map<?, ?> map && plan.hasNode(name) && plan.input(name) == null) {
				addressed.put(name, copy(map));
			}
			else {
				shared.put(name, value);
			}
		});
		return new RunInputs(Collections.unmodifiableMap(shared), addressed);
	}

	private static boolean hasMaps(Map<String, @Nullable Object> inputs) {
		for (Object value : inputs.values()) {
			if (value instanceof Map) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, value) -> copy.put(String.valueOf(key), value));
		return copy;
	}

	/**
	 * Return whether an input is given that is not addressed to one node.
	 */
	boolean has(String name) {
		return this.shared.containsKey(name);
	}

	/**
	 * Return such an input, or what a path that begins with its name leads to.
	 */
	@Nullable Object value(String name, OutputPath path) {
		return (path.isOutputOnly()) ? this.shared.get(name) : path.resolve(OutputPath.INPUTS, this.shared);
	}

	@Nullable Object value(String name) {
		return this.shared.get(name);
	}

	Set<String> sharedNames() {
		return this.shared.keySet();
	}

	boolean isEmpty() {
		return this.shared.isEmpty() && this.addressed.isEmpty();
	}

	InputNames names() {
		return InputNames.of(this.shared, this.addressed);
	}

	boolean have(InputNames names) {
		return names.match(this.shared, this.addressed);
	}

	Map<String, @Nullable Object> sharedWith(PlannedNode node) {
		if (this.shared.isEmpty() || node.type().inputNames().containsAll(this.shared.keySet())) {
			return this.shared;
		}
		Map<String, @Nullable Object> declared = new LinkedHashMap<>();
		this.shared.forEach((name, value) -> {
			if (node.type().inputNames().contains(name)) {
				declared.put(name, value);
			}
		});
		return declared;
	}

	Map<String, @Nullable Object> addressedTo(PlannedNode node) {
		return this.addressed.getOrDefault(node.id(), Map.of());
	}

}
