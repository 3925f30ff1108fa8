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
	static RunInputs of(WorkflowPlan plan, Map<String, @Nullable Object> inputs) {
		if (inputs.isEmpty()) {
			return NONE;
		}
		if (!hasMaps(inputs)) {
			return new RunInputs(inputs, Map.of());
		}
		Map<String, @Nullable Object> shared = new LinkedHashMap<>();
		Map<String, Map<String, @Nullable Object>> addressed = new HashMap<>();
		inputs.forEach((name, value) -> {
			if (value instanceof Map<?, ?> map && plan.hasNode(name)) {
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
		if (node.type().inputNames().containsAll(this.shared.keySet())) {
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
