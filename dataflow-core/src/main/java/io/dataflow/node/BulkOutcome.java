/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import org.jspecify.annotations.Nullable;

/**
 * Puts the result of a bulk call into the map that its node yields.
 */
final class BulkOutcome {

	private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

	private final BulkInputs inputs;

	private final BulkResult result;

	private BulkOutcome(BulkInputs inputs, BulkResult result) {
		this.inputs = inputs;
		this.result = result;
	}

	static BulkOutcome of(BulkInputs inputs, BulkResult result) {
		BulkOutcome outcome = new BulkOutcome(inputs, result);
		return outcome.with("processed", result.processed());
	}

	BulkOutcome with(String key, Object value) {
		this.values.put(key, value);
		return this;
	}

	/**
	 * Return the map: what all bulk nodes yield, primary keys if they are wanted, and
	 * what failed if something may. {@code success} is true then, too: the node did what
	 * {@code atomic: false} asks for, and a node that yields anything else fails its run.
	 */
	Map<String, @Nullable Object> as(String operation) {
		with("batch_size", (long) this.inputs.batchSize()).with("operation", operation).with("success", true);
		if (this.inputs.returnIds()) {
			with("ids", ids());
		}
		if (!this.inputs.atomic()) {
			with("failed", this.result.failed()).with("errors", errors());
		}
		return this.values;
	}

	private List<@Nullable Object> ids() {
		List<@Nullable Object> ids = new ArrayList<>();
		for (long index = 0; index < this.result.total(); index++) {
			ids.add(this.result.ids().get(index));
		}
		return ids;
	}

	private List<Map<String, Object>> errors() {
		return this.result.failures()
			.stream()
			.sorted(Comparator.comparingLong(BulkFailure::index))
			.map(BulkOutcome::error)
			.toList();
	}

	private static Map<String, Object> error(BulkFailure failure) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("index", failure.index());
		error.put("code", failure.code().code());
		error.put("message", failure.message());
		return error;
	}

}
