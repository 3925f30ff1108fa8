/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The names of the inputs of a run, without their values.
 *
 * @param shared the names of the inputs for all nodes
 * @param addressed the names of the inputs for single nodes, by node id
 */
record InputNames(Set<String> shared, Map<String, Set<String>> addressed) {

	static InputNames of(Map<String, @Nullable Object> shared, Map<String, Map<String, @Nullable Object>> addressed) {
		Map<String, Set<String>> names = new HashMap<>();
		addressed.forEach((node, inputs) -> names.put(node, Set.copyOf(inputs.keySet())));
		return new InputNames(Set.copyOf(shared.keySet()), names);
	}

	boolean match(Map<String, @Nullable Object> otherShared,
			Map<String, Map<String, @Nullable Object>> otherAddressed) {
		if (!this.shared.equals(otherShared.keySet()) || this.addressed.size() != otherAddressed.size()) {
			return false;
		}
		for (Map.Entry<String, Map<String, @Nullable Object>> entry : otherAddressed.entrySet()) {
			if (!entry.getValue().keySet().equals(this.addressed.get(entry.getKey()))) {
				return false;
			}
		}
		return true;
	}

}
