/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Where in the result of a node a value is: an output, then keys of maps and indexes of
 * lists, separated by dots. {@code result} stands for the whole result unless there is an
 * output of that name.
 */
final class OutputPath {

	static final String WHOLE = "result";

	/** What stands for a node where a path leads into the inputs of a run. */
	static final String INPUTS = "inputs";

	private final String text;

	private final String[] segments;

	private OutputPath(String text) {
		this.text = text;
		this.segments = text.split("\\.", -1);
	}

	static OutputPath parse(String text) {
		return new OutputPath(text);
	}

	/**
	 * Return the output that the path begins with, where its type has the output
	 * {@code result} only if that is declared.
	 */
	@Nullable String output(NodeType type) {
		if (!this.segments[0].equals(WHOLE) || type.output(WHOLE) != null) {
			return this.segments[0];
		}
		return (this.segments.length > 1) ? this.segments[1] : null;
	}

	/**
	 * Return whether the output that the path begins with is on a branch that is taken;
	 * the whole result always is.
	 */
	boolean isLive(Map<String, @Nullable Object> result) {
		if (!(result instanceof RoutedOutputs routed)) {
			return true;
		}
		if (!this.segments[0].equals(WHOLE) || routed.containsKey(WHOLE) || routed.isLive(WHOLE)) {
			return routed.isLive(this.segments[0]);
		}
		return this.segments.length == 1 || routed.isLive(this.segments[1]);
	}

	boolean isOutputOnly() {
		return this.segments.length == 1;
	}

	@Nullable Object resolve(String nodeId, Map<String, @Nullable Object> result) {
		Object whole = result.get(this.text);
		if (whole != null || result.containsKey(this.text)) {
			return whole;
		}
		int start = (this.segments[0].equals(WHOLE) && !result.containsKey(WHOLE)) ? 1 : 0;
		Object value = result;
		for (int i = start; i < this.segments.length; i++) {
			value = step(nodeId, value, i, i == start);
		}
		return value;
	}

	private @Nullable Object step(String nodeId, @Nullable Object value, int position, boolean output) {
		String key = this.segments[position];
		if (value instanceof Map<?, ?> map && map.containsKey(key)) {
			return map.get(key);
		}
		int index = index(key);
		if (value instanceof List<?> list && index >= 0 && index < list.size()) {
			return list.get(index);
		}
		if (value instanceof Object[] array && index >= 0 && index < array.length) {
			return array[index];
		}
		throw (output) ? noOutput(nodeId, key, value) : noEntry(nodeId, key, value);
	}

	private static int index(String key) {
		if (key.isEmpty() || key.length() > 9 || !key.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return -1;
		}
		return Integer.parseInt(key);
	}

	private InvalidPathException noOutput(String nodeId, String key, @Nullable Object result) {
		List<String> outputs = (result instanceof Map<?, ?> map) ? map.keySet().stream().map(String::valueOf).toList()
				: List.of();
		return new InvalidPathException(ErrorCode.MISSING_OUTPUT, nodeId, this.text,
				"Node '" + nodeId + "' gave no output '" + key + "'.", Hint.of(key, outputs));
	}

	private InvalidPathException noEntry(String nodeId, String key, @Nullable Object value) {
		String place = (nodeId.equals(INPUTS)) ? "Run input '" + this.text + "'"
				: "Output '" + this.text + "' of node '" + nodeId + "'";
		return new InvalidPathException(ErrorCode.INVALID_PATH, nodeId, this.text,
				place + " leads to nothing: there is no '" + key + "' in " + describe(value) + ".",
				"Correct the path, or give the value.");
	}

	private static String describe(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return "a map with the keys " + map.keySet();
		}
		if (value instanceof List<?> list) {
			return "a list of " + list.size();
		}
		return PortTypes.describe(value);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
