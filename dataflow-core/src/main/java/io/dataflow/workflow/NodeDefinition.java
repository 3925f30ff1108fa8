/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One node of a workflow.
 *
 * @param type the name of its node type
 * @param id the id, unique in the workflow
 * @param parameters the static parameters in their order, possibly with null values;
 * unmodifiable. Texts may hold templates such as <code>{{ inputs.name }}</code>
 * @param settings how it is run
 * @since 0.1.0
 */
public record NodeDefinition(String type, String id, Map<String, @Nullable Object> parameters, NodeSettings settings) {

	public NodeDefinition {
		Objects.requireNonNull(type, "'type' must not be null");
		Objects.requireNonNull(id, "'id' must not be null");
		Objects.requireNonNull(parameters, "'parameters' must not be null");
		Objects.requireNonNull(settings, "'settings' must not be null");
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	static NodeDefinition of(String type, String id, Map<String, ? extends @Nullable Object> parameters,
			NodeSettings settings) {
		Objects.requireNonNull(parameters, "'parameters' must not be null");
		return new NodeDefinition(type, id, new LinkedHashMap<>(parameters), settings);
	}

}
