/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;
import java.util.Optional;

import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input of a workflow.
 *
 * @param name the name of the input
 * @param findings takes the problems
 */
record InputReader(String name, Findings findings) {

	static final List<String> KEYS = List.of("type", "required", "default", "description", "aliases", "entries", "text",
			"sensitive");

	Optional<Port> read(YamlNode node) {
		return Fields.of(node, "Input '" + this.name + "'", KEYS, this.findings).map(this::port);
	}

	private Port port(Fields fields) {
		YamlNode given = fields.node("default");
		Object value = (given != null) ? new ValueReader(this.findings).read(given) : null;
		String description = fields.text("description");
		Port port = new Port(this.name, type(fields), fields.flag("required"), value,
				List.copyOf(fields.texts("aliases").keySet()), fields.flag("entries"), fields.flag("text"),
				(description != null) ? description : "", fields.flag("sensitive"));
		if (given != null && !port.accepts(value)) {
			this.findings.add(ErrorCode.TYPE_MISMATCH, given.location(),
					"The default of input '" + this.name + "' must be of the type " + fields.text("type") + ", but is "
							+ ((port.sensitive()) ? "another value" : given.describe()) + ".",
					"Give a value of that type.");
		}
		return port;
	}

	private Class<?> type(Fields fields) {
		@Nullable String type = fields.requiredText("type",
				"Give it a type, one of " + String.join(", ", InputType.names()) + ".");
		if (type == null) {
			return Object.class;
		}
		return InputType.find(type).orElseGet(() -> {
			this.findings.add(ErrorCode.TYPE_MISMATCH, fields.location("type"),
					"Input '" + this.name + "' has the type '" + YamlNode.shortened(type) + "', which does not exist.",
					Suggestion.of(YamlNode.shortened(type), InputType.names()));
			return Object.class;
		});
	}

}
