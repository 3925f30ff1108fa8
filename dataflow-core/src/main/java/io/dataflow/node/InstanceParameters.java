/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.model.EntityModel;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that name the instance, the model and the server a call is meant for. A
 * call that means another one is refused rather than sent to the wrong place. A name that
 * is a field of the model means that field.
 *
 * @param instance the name of the instance
 * @param model the model
 */
record InstanceParameters(String instance, EntityModel model) {

	List<Port> ports() {
		return Stream.of("db_instance", "database", "model_name", "database_url", "read_preference")
			.filter((name) -> this.model.find(name) == null)
			.map((name) -> Port.optional(name, String.class))
			.toList();
	}

	void check(Map<String, @Nullable Object> inputs) {
		check(inputs, "db_instance", this.instance,
				"Leave it out, or use the nodes of an entity that is in that database.");
		check(inputs, "database", this.instance,
				"Leave it out, or use the nodes of an entity that is in that database.");
		check(inputs, "model_name", this.model.name(), "Use the node types of the model that is meant.");
		check(inputs, "read_preference", "primary", "Leave it out: no read replica is configured.");
		if (inputs.get("database_url") != null && this.model.find("database_url") == null) {
			throw new OtherInstanceException("A node of " + this.model.name() + " cannot go to another 'database_url'.",
					"Configure that database beside this one, and use the nodes of an entity that is in it.");
		}
	}

	private void check(Map<String, @Nullable Object> inputs, String name, String expected, String action) {
		Object value = inputs.get(name);
		if (value != null && !expected.equals(value) && this.model.find(name) == null) {
			throw new OtherInstanceException("A node of " + this.model.name() + " has '" + name + "' " + value
					+ " but serves only '" + expected + "'.", action);
		}
	}

}
