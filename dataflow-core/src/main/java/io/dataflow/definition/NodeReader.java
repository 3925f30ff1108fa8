/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dataflow.definition.SourceMap.Place;
import io.dataflow.definition.YamlNode.Mapping;
import io.dataflow.definition.YamlNode.Scalar;
import io.dataflow.definition.YamlNode.Sequence;
import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.RetryPolicy;
import io.dataflow.workflow.WorkflowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node of a workflow.
 *
 * @param id the id of the node
 * @param findings takes the problems
 */
record NodeReader(String id, Findings findings) {

	static final List<String> KEYS = List.of("type", "params", "timeout", "retry", "continue_on_error");

	static final List<String> RETRY_KEYS = List.of("attempts", "delay", "multiplier", "max_delay");

	/**
	 * Add the node to a workflow, also where it has problems, so that others may refer to
	 * it.
	 * @return where its parts are
	 */
	Place readInto(WorkflowBuilder builder, SourceLocation location, YamlNode node) {
		Fields fields = Fields.of(node, "Node '" + this.id + "'", KEYS, this.findings).orElse(null);
		if (fields == null) {
			builder.addNode("", this.id);
			return new Place(location, Map.of(), List.of());
		}
		String type = fields.requiredText("type", "Give it the name of a node type.");
		builder.addNode((type != null) ? type : "", this.id, parameters(fields), settings(fields));
		return place(location, fields);
	}

	private Map<String, @Nullable Object> parameters(Fields fields) {
		fields.entries("params");
		return (fields.node("params") instanceof Mapping mapping) ? new ValueReader(this.findings).entries(mapping)
				: Map.of();
	}

	private NodeSettings settings(Fields fields) {
		NodeSettings settings = NodeSettings.NONE.continueOnError(fields.flag("continue_on_error"));
		Duration timeout = fields.duration("timeout", true);
		if (timeout != null) {
			settings = settings.timeout(timeout);
		}
		RetryPolicy retry = Optional.ofNullable(fields.node("retry"))
			.flatMap((node) -> Fields.of(node, "Retry of node '" + this.id + "'", RETRY_KEYS, this.findings))
			.map(NodeReader::retry)
			.orElse(null);
		return (retry != null) ? settings.retry(retry) : settings;
	}

	private static @Nullable RetryPolicy retry(Fields fields) {
		if (fields.node("attempts") == null) {
			fields.addMissing("attempts", "Say how often the node runs at most, at least 2.");
		}
		Integer attempts = fields.integer("attempts", 2);
		Duration delay = fields.duration("delay", false);
		Double multiplier = fields.number("multiplier", 1);
		Duration maxDelay = fields.duration("max_delay", false);
		if (attempts == null) {
			return null;
		}
		RetryPolicy policy = RetryPolicy.attempts(attempts);
		policy = (delay != null) ? policy.delay(delay) : policy;
		policy = (multiplier != null) ? policy.multiplier(multiplier) : policy;
		return (maxDelay != null) ? policy.maxDelay(maxDelay) : policy;
	}

	private static Place place(SourceLocation location, Fields fields) {
		Map<String, SourceLocation> parts = new HashMap<>();
		List<Scalar> templates = new ArrayList<>();
		if (fields.node("params") instanceof Mapping mapping) {
			mapping.entries().forEach((name, entry) -> {
				parts.put(name, entry.location());
				collectTemplates(entry.value(), templates);
			});
		}
		parts.put(Place.TYPE, fields.location("type"));
		return new Place(location, parts, templates);
	}

	private static void collectTemplates(YamlNode node, List<Scalar> templates) {
		if (node instanceof Scalar scalar) {
			if (scalar.text().contains("{{")) {
				templates.add(scalar);
			}
		}
		else if (node instanceof Sequence sequence) {
			sequence.items().forEach((item) -> collectTemplates(item, templates));
		}
		else if (node instanceof Mapping mapping) {
			mapping.entries().values().forEach((entry) -> collectTemplates(entry.value(), templates));
		}
	}

}
