/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;

import io.dataflow.error.ErrorCode;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import io.dataflow.workflow.WorkflowValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a definition into a workflow. It goes on after a problem, so that all of them are
 * found at once.
 */
final class DefinitionReader {

	private static final List<String> KEYS = List.of("$schema", "name", "description", "inputs", "nodes", "connections",
			"transactions", "cycles");

	private final Findings findings = new Findings();

	/**
	 * Read a definition.
	 * @throws InvalidDefinitionException DF-802 with all problems
	 */
	static DefinedWorkflow read(String text, String source) {
		DefinitionReader reader = new DefinitionReader();
		YamlNode root = YamlParser.parse(text, source, reader.findings);
		DefinedWorkflow defined = (root != null) ? reader.workflow(root) : null;
		if (defined == null || !reader.findings.isEmpty()) {
			throw InvalidDefinitionException.unreadable(reader.findings.problems());
		}
		return defined;
	}

	private @Nullable DefinedWorkflow workflow(YamlNode root) {
		Fields fields = Fields.of(root, "The workflow", KEYS, this.findings).orElse(null);
		if (fields == null) {
			return null;
		}
		SourceMap sources = new SourceMap(root.location());
		String name = fields.requiredText("name", "Give the workflow a name.");
		fields.text("$schema");
		WorkflowBuilder builder = Workflow.builder((name != null) ? name : "workflow");
		String description = fields.text("description");
		builder.description((description != null) ? description : "");
		readInputs(fields, builder, sources);
		readNodes(fields, builder, sources);
		readConnections(fields, builder, sources);
		new GroupReader(fields, sources, this.findings).readInto(builder);
		return (sources.nodes.isEmpty()) ? null : build(builder, sources);
	}

	private void readInputs(Fields fields, WorkflowBuilder builder, SourceMap sources) {
		fields.entries("inputs").forEach((name, entry) -> {
			sources.inputs.put(name, entry.location());
			new InputReader(name, this.findings).read(entry.value()).ifPresent(builder::input);
		});
	}

	private void readNodes(Fields fields, WorkflowBuilder builder, SourceMap sources) {
		if (fields.node("nodes") == null) {
			fields.addMissing("nodes", "Write at least one node: 'nodes: {create: {type: UserCreateNode}}'.");
		}
		else if (fields.entries("nodes").isEmpty() && fields.node("nodes") instanceof YamlNode.Mapping nodes) {
			this.findings.add(ErrorCode.INVALID_WORKFLOW, nodes.location(), "The workflow has no nodes.",
					"Write at least one node.");
		}
		fields.entries("nodes")
			.forEach((id, entry) -> sources.nodes.put(id,
					new NodeReader(id, this.findings).readInto(builder, entry.location(), entry.value())));
	}

	private void readConnections(Fields fields, WorkflowBuilder builder, SourceMap sources) {
		for (LocatedConnection located : fields.connections("connections")) {
			sources.connections.add(located);
			builder.addConnection(located.connection().from(), located.connection().output(), located.connection().to(),
					located.connection().input());
		}
	}

	private @Nullable DefinedWorkflow build(WorkflowBuilder builder, SourceMap sources) {
		try {
			return new DefinedWorkflow(builder.build(), sources);
		}
		catch (WorkflowValidationException ex) {
			for (Problem problem : ex.problems()) {
				this.findings.add(problem.errorCode(), sources.locate(problem), problem.message(), problem.action());
			}
			return null;
		}
	}

}
