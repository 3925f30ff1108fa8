/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that name the instance, the model and the server a call is meant for. A
 * call that means another one is refused rather than sent to the wrong place.
 *
 * @param instance the name of the instance
 * @param model the name of the model
 */
record InstanceParameters(String instance, String model) {

	List<Port> ports() {
		return List.of(Port.optional("db_instance", String.class).withAliases("database"),
				Port.optional("model_name", String.class), Port.optional("database_url", String.class),
				Port.optional("read_preference", String.class));
	}

	void check(Map<String, @Nullable Object> inputs) {
		check(inputs, "db_instance", this.instance, "Build a DataFlow instance for each database and use its engine.");
		check(inputs, "database", this.instance, "Build a DataFlow instance for each database and use its engine.");
		check(inputs, "model_name", this.model, "Use the node types of the model that is meant.");
		check(inputs, "read_preference", "primary", "Leave it out: no read replica is configured.");
		if (inputs.get("database_url") != null) {
			throw new OtherInstanceException("A node of " + this.model + " cannot go to another 'database_url'.",
					"Build a DataFlow instance for that database and use its engine.");
		}
	}

	private void check(Map<String, @Nullable Object> inputs, String name, String expected, String action) {
		Object value = inputs.get(name);
		if (value != null && !expected.equals(value)) {
			throw new OtherInstanceException(
					"A node of " + this.model + " has '" + name + "' " + value + " but serves only '" + expected + "'.",
					action);
		}
	}

}
