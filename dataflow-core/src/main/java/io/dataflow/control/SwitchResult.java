/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.dataflow.workflow.RoutedOutputs;
import org.jspecify.annotations.Nullable;

/**
 * Collects the outputs of a {@code SwitchNode}.
 */
final class SwitchResult {

	private final Map<String, @Nullable Object> outputs = new LinkedHashMap<>();

	private final Set<String> live = new HashSet<>();

	void put(String output, @Nullable Object value, boolean isLive) {
		this.outputs.put(output, value);
		if (isLive) {
			this.live.add(output);
		}
	}

	RoutedOutputs outputs() {
		return RoutedOutputs.of(this.outputs, this.live);
	}

}
