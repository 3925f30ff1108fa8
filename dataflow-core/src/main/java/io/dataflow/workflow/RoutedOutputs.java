/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The outputs of a node that routes: some are live, and what hangs on the others is
 * skipped. An output that is not among the live ones is inactive, whether the outputs
 * hold a value for it or not. Unmodifiable; equal to any map with the same outputs.
 *
 * @since 0.1.0
 */
public final class RoutedOutputs extends AbstractMap<String, @Nullable Object> {

	private final Map<String, @Nullable Object> outputs;

	private final Set<String> live;

	private RoutedOutputs(Map<String, @Nullable Object> outputs, Set<String> live) {
		this.outputs = outputs;
		this.live = live;
	}

	/**
	 * Return outputs of which some are live.
	 * @param outputs the values by name, copied in their order; may hold null values
	 * @param live the names of the outputs whose branches run; may be empty
	 * @return the outputs
	 */
	public static RoutedOutputs of(Map<String, ? extends @Nullable Object> outputs, Set<String> live) {
		Objects.requireNonNull(outputs, "'outputs' must not be null");
		Objects.requireNonNull(live, "'live' must not be null");
		return new RoutedOutputs(Collections.unmodifiableMap(new LinkedHashMap<>(outputs)), Set.copyOf(live));
	}

	/**
	 * Return whether what hangs on an output runs.
	 * @param output the name of the output
	 * @return whether it is live
	 */
	public boolean isLive(String output) {
		return this.live.contains(output);
	}

	@Override
	public @Nullable Object get(@Nullable Object output) {
		return this.outputs.get(output);
	}

	@Override
	public boolean containsKey(@Nullable Object output) {
		return this.outputs.containsKey(output);
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return this.outputs.entrySet();
	}

}
