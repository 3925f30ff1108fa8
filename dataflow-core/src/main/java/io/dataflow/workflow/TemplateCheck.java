/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the templates of one node and finds what they refer to in vain.
 */
final class TemplateCheck {

	private final NodeDefinition node;

	private final NodeType type;

	private final PlanCompiler plan;

	private final Map<String, Template> templates = new LinkedHashMap<>();

	private final Map<String, Port> ports = new HashMap<>();

	private final List<TemplateSource> sources = new ArrayList<>();

	TemplateCheck(NodeDefinition node, NodeType type, PlanCompiler plan) {
		this.node = node;
		this.type = type;
		this.plan = plan;
	}

	NodeTemplates templates() {
		this.node.parameters().forEach(this::read);
		return (this.templates.isEmpty()) ? NodeTemplates.NONE
				: new NodeTemplates(this.node.id(), this.templates, this.ports, this.sources);
	}

	private void read(String name, @Nullable Object value) {
		Template template = Template.parse(value, this.type.localNames(name), (malformed) -> {
		});
		if (template == null) {
			return;
		}
		this.templates.put(name, template);
		Port port = this.type.input(name);
		if (port != null) {
			this.ports.put(name, port);
		}
		template.references(this::check);
		if (port != null) {
			checkType(name, port, template);
		}
	}

	private void check(Reference reference) {
		if (reference instanceof Reference.Output output) {
			checkOutput(output);
		}
		else if (reference instanceof Reference.Input input) {
			checkInput(input);
		}
		else if (reference instanceof Reference.Variable variable) {
			checkVariable(variable);
		}
	}

	private void checkOutput(Reference.Output output) {
		Integer index = this.plan.indexes.get(output.node());
		if (index == null && this.plan.input(output.node()) != null) {
			return;
		}
		if (index == null || output.node().equals(this.node.id())) {
			Set<String> names = new TreeSet<>(this.plan.indexes.keySet());
			names.remove(this.node.id());
			add(ErrorCode.INVALID_CONNECTION,
					"A template of node '" + this.node.id() + "' names '" + output.node()
							+ ((index == null) ? "', which is no node of the workflow." : "', the node itself."),
					Hint.of(output.node(), names));
			return;
		}
		this.sources.add(new TemplateSource(index, output.path()));
		NodeType source = this.plan.typeOf(output.node());
		String name = (source != null && !source.hasOpenOutputs()) ? output.path().output(source) : null;
		if (name != null && Objects.requireNonNull(source).output(name) == null) {
			add(ErrorCode.MISSING_OUTPUT,
					"A template of node '" + this.node.id() + "' names output '" + name + "' of node '" + output.node()
							+ "', which " + source.name() + " does not declare.",
					Hint.of(name, source.outputs().stream().map(Port::name).toList()));
		}
	}

	private void checkInput(Reference.Input input) {
		List<String> declared = this.plan.workflow.inputs().stream().map(Port::name).toList();
		if (!declared.isEmpty() && !declared.contains(input.name())) {
			add(ErrorCode.MISSING_PARAMETER, "A template of node '" + this.node.id() + "' names the workflow input '"
					+ input.name() + "', which is not declared.", Hint.of(input.name(), declared));
		}
	}

	private void checkVariable(Reference.Variable variable) {
		if (!this.plan.environment.containsKey(variable.name())) {
			add(ErrorCode.INVALID_CONFIGURATION,
					"A template of node '" + this.node.id() + "' names the variable '" + variable.name()
							+ "', which templates may not see or which is not set.",
					"Set it, and allow it in 'dataflow.execution.template-variables'. "
							+ Hint.of(variable.name(), this.plan.environment.keySet()));
		}
	}

	private void checkType(String name, Port port, Template template) {
		Class<?> given = (template instanceof Template.Place place) ? typeOf(place.reference()) : template.type();
		if (given != null && !PortTypes.connects(given, port)) {
			add(ErrorCode.CONNECTION_TYPE,
					"The template of input '" + name + "' of node '" + this.node.id() + "' gives a value of type "
							+ given.getSimpleName() + ", but the input is of type " + PortTypes.name(port) + ".",
					"Refer to a value of a fitting type, or to a part of this one.");
		}
	}

	private @Nullable Class<?> typeOf(Reference reference) {
		if (reference instanceof Reference.Variable) {
			return String.class;
		}
		if (reference instanceof Reference.Now) {
			return Instant.class;
		}
		if (reference instanceof Reference.Input input) {
			Port declared = (input.path().isOutputOnly()) ? this.plan.input(input.name()) : null;
			return (declared != null) ? declared.type() : null;
		}
		NodeType source = (reference instanceof Reference.Output output && output.path().isOutputOnly())
				? this.plan.typeOf(output.node()) : null;
		if (source == null || source.hasOpenOutputs()) {
			return null;
		}
		String name = ((Reference.Output) reference).path().output(source);
		Port output = (name != null) ? source.output(name) : null;
		return (output != null) ? output.type() : (name == null) ? Map.class : null;
	}

	private void add(ErrorCode code, String message, String action) {
		this.plan.problems.add(new Problem(code, this.node.id(), message, action));
	}

}
