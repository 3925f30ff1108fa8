/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Makes stages of pipelines from the inputs of nodes.
 */
final class Stages {

	private Stages() {
	}

	/**
	 * Begin a pipeline with the documents that {@code filter} selects.
	 */
	static List<Map<String, @Nullable Object>> matching(DocumentInputs inputs) {
		List<Map<String, @Nullable Object>> pipeline = new ArrayList<>();
		Map<String, @Nullable Object> filter = inputs.map("filter");
		if (!filter.isEmpty()) {
			pipeline.add(Map.of("$match", filter));
		}
		return pipeline;
	}

	/**
	 * Return the name of a field, which cannot be an expression.
	 */
	static String field(DocumentInputs inputs, String name) {
		String field = inputs.text(name);
		if (field.startsWith("$") || field.indexOf('\0') >= 0) {
			throw inputs.wrong(name, "the name of a field, without '$'");
		}
		return field;
	}

	/**
	 * End a pipeline after as many results as {@code limit} says.
	 */
	static void limit(DocumentInputs inputs, List<Map<String, @Nullable Object>> pipeline) {
		long limit = inputs.number("limit", 0);
		if (limit < 0) {
			throw inputs.wrong("limit", "0 or more");
		}
		if (limit > 0) {
			pipeline.add(Map.of("$limit", limit));
		}
	}

}
