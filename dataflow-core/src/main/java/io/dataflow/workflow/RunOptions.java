/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How one run differs from the engine's defaults. Immutable.
 *
 * @param inputs the run inputs; a map under the id of a node is given to that node only
 * and beats everything else; any other value is given to every node that declares its
 * name
 * @param timeout the longest duration of the run, zero for none, {@code null} for the
 * engine's default
 * @param continueOnError whether a failing node yields the result {@code {error,
 * error_code, failed: true}} and lets independent nodes go on; nodes that depend on it
 * are skipped
 * @param maxConcurrentNodes how many nodes of the run may be in flight at the same time,
 * at least 1, {@code null} for the engine's default
 * @since 0.1.0
 */
public record RunOptions(Map<String, @Nullable Object> inputs, @Nullable Duration timeout, boolean continueOnError,
		@Nullable Integer maxConcurrentNodes) {

	private static final RunOptions NONE = new RunOptions(Map.of(), null, false, null);

	public RunOptions {
		Objects.requireNonNull(inputs, "'inputs' must not be null");
		inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
		if (timeout != null && timeout.isNegative()) {
			throw new IllegalArgumentException("'timeout' must not be negative");
		}
		if (maxConcurrentNodes != null && maxConcurrentNodes < 1) {
			throw new IllegalArgumentException("'maxConcurrentNodes' must be at least 1");
		}
	}

	/**
	 * Return options that change nothing.
	 * @return the options
	 */
	public static RunOptions none() {
		return NONE;
	}

	/**
	 * Return options with run inputs.
	 * @param inputs the run inputs; copied; values may be null
	 * @return the options
	 */
	@SuppressWarnings("unchecked")
	public static RunOptions inputs(Map<String, ? extends @Nullable Object> inputs) {
		// copied, and never written to, by the constructor
		return new RunOptions((Map<String, @Nullable Object>) inputs, null, false, null);
	}

	/**
	 * Return these options with one more run input.
	 * @param name the name of the input, or the id of a node
	 * @param value the value
	 * @return the changed copy
	 */
	public RunOptions input(String name, @Nullable Object value) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.inputs);
		changed.put(Objects.requireNonNull(name, "'name' must not be null"), value);
		return new RunOptions(changed, this.timeout, this.continueOnError, this.maxConcurrentNodes);
	}

	/**
	 * Return these options with a time limit for the whole run.
	 * @param duration the limit; zero for none
	 * @return the changed copy
	 */
	public RunOptions timeout(Duration duration) {
		Objects.requireNonNull(duration, "'duration' must not be null");
		return new RunOptions(this.inputs, duration, this.continueOnError, this.maxConcurrentNodes);
	}

	/**
	 * Return these options with another treatment of failing nodes.
	 * @param value whether the run goes on after a failure
	 * @return the changed copy
	 */
	public RunOptions continueOnError(boolean value) {
		return new RunOptions(this.inputs, this.timeout, value, this.maxConcurrentNodes);
	}

	/**
	 * Return these options with another number of nodes that may be in flight at the same
	 * time.
	 * @param number the number, at least 1; a transaction group counts as one
	 * @return the changed copy
	 */
	public RunOptions maxConcurrentNodes(int number) {
		return new RunOptions(this.inputs, this.timeout, this.continueOnError, number);
	}

}
