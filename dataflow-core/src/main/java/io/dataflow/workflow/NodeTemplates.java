/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a node that are filled in when it runs.
 */
final class NodeTemplates {

	static final NodeTemplates NONE = new NodeTemplates("", Map.of(), Map.of(), List.of());

	private final String nodeId;

	private final Map<String, Template> byParameter;

	private final Map<String, Port> ports;

	private final List<TemplateSource> sources;

	/**
	 * Create templates.
	 * @param nodeId the node that they belong to
	 * @param byParameter the templates by the name of the parameter
	 * @param ports the inputs that the parameters are, as far as they are declared
	 * @param sources the nodes that they refer to
	 */
	NodeTemplates(String nodeId, Map<String, Template> byParameter, Map<String, Port> ports,
			List<TemplateSource> sources) {
		this.nodeId = nodeId;
		this.byParameter = new LinkedHashMap<>(byParameter);
		this.ports = Map.copyOf(ports);
		this.sources = List.copyOf(sources);
	}

	boolean isEmpty() {
		return this.byParameter.isEmpty();
	}

	/**
	 * Return the names of the parameters.
	 */
	Set<String> names() {
		return this.byParameter.keySet();
	}

	List<TemplateSource> sources() {
		return this.sources;
	}

	/**
	 * Return the run inputs that they refer to.
	 * @param replaced tells of a parameter whether something else takes its place
	 */
	Set<String> runInputs(Predicate<@Nullable Port> replaced) {
		Set<String> names = new LinkedHashSet<>();
		this.byParameter.forEach((name, template) -> {
			if (!replaced.test(this.ports.get(name))) {
				template.references((reference) -> {
					if (reference instanceof Reference.Input input) {
						names.add(input.name());
					}
				});
			}
		});
		return names;
	}

	/**
	 * Fill in the parameters.
	 * @param replaced tells of a parameter whether something else takes its place
	 */
	void fill(Map<String, @Nullable Object> inputs, RunState state, Predicate<@Nullable Port> replaced) {
		TemplateValues values = new RunValues(this.nodeId, state);
		this.byParameter.forEach((name, template) -> {
			Port port = this.ports.get(name);
			if (replaced.test(port)) {
				return;
			}
			Object value = template.fill(values);
			if (port != null && !PortTypes.accepts(port, value)) {
				throw new InvalidInputException(ErrorCode.TYPE_MISMATCH, this.nodeId, name,
						"Input '" + name + "' of node '" + this.nodeId + "' must be of type " + PortTypes.name(port)
								+ ", but its template gave " + PortTypes.describe(port, value) + ".",
						"Let the template give a value of that type.");
			}
			inputs.put(name, value);
		});
	}

}
