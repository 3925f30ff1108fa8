/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.dataflow.workflow.Problem;
import io.dataflow.workflow.ValidationReport;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;

/**
 * Reads and writes workflows as YAML 1.2 or JSON. What was written is read as the same
 * workflow: names, order, settings, and parameters with the types of their values, except
 * that a constant of an enumeration comes back as its name.
 *
 * @since 0.1.0
 */
public final class WorkflowDefinitions {

	private WorkflowDefinitions() {
	}

	/**
	 * Read a workflow.
	 * @param text the definition in YAML or JSON, at most 1048576 characters
	 * @param source the name of the file, which errors repeat
	 * @return the workflow
	 * @throws InvalidDefinitionException DF-802 with all problems and their places
	 */
	public static Workflow read(String text, String source) {
		return readDefined(text, source).workflow();
	}

	/**
	 * Read a workflow.
	 * @param reader gives the definition in YAML or JSON; not closed
	 * @param source the name of the file, which errors repeat
	 * @return the workflow
	 * @throws InvalidDefinitionException DF-802 with all problems and their places
	 * @throws IOException when the reader fails
	 */
	public static Workflow read(Reader reader, String source) throws IOException {
		return readDefined(SourceText.read(reader, source), source).workflow();
	}

	/**
	 * Read a workflow.
	 * @param stream gives the definition in YAML or JSON as UTF-8; not closed
	 * @param source the name of the file, which errors repeat
	 * @return the workflow
	 * @throws InvalidDefinitionException DF-802 with all problems and their places
	 * @throws IOException when the stream fails
	 */
	public static Workflow read(InputStream stream, String source) throws IOException {
		return readDefined(stream, source).workflow();
	}

	/**
	 * Read a workflow and remember where its parts are.
	 * @param text the definition in YAML or JSON, at most 1048576 characters
	 * @param source the name of the file, which errors repeat
	 * @return the workflow and the places of its parts
	 * @throws InvalidDefinitionException DF-802 with all problems and their places
	 */
	public static DefinedWorkflow readDefined(String text, String source) {
		Objects.requireNonNull(text, "'text' must not be null");
		Objects.requireNonNull(source, "'source' must not be null");
		return DefinitionReader.read(SourceText.limited(text, source), source);
	}

	/**
	 * Read a workflow and remember where its parts are.
	 * @param stream gives the definition in YAML or JSON as UTF-8; not closed
	 * @param source the name of the file, which errors repeat
	 * @return the workflow and the places of its parts
	 * @throws InvalidDefinitionException DF-802 with all problems and their places
	 * @throws IOException when the stream fails
	 */
	public static DefinedWorkflow readDefined(InputStream stream, String source) throws IOException {
		return readDefined(SourceText.read(stream, source), source);
	}

	/**
	 * Write a workflow as YAML.
	 * @param workflow the workflow
	 * @return the definition
	 * @throws UnsupportedValueException DF-102 when a parameter or a default has a value
	 * that a definition cannot express
	 */
	public static String write(Workflow workflow) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		return YamlWriter.write(WorkflowWriter.write(workflow));
	}

	/**
	 * Write a workflow as JSON.
	 * @param workflow the workflow
	 * @return the definition
	 * @throws UnsupportedValueException DF-102 when a parameter or a default has a value
	 * that a definition cannot express
	 */
	public static String writeJson(Workflow workflow) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		return JsonWriter.write(WorkflowWriter.write(workflow));
	}

	/**
	 * Check workflows against the node types of an engine, without running them. What run
	 * inputs may still give, such as required inputs of nodes, is no problem.
	 * @param engine the engine
	 * @param definitions the workflows
	 * @throws InvalidDefinitionException DF-805 with all problems and their places
	 */
	public static void validate(WorkflowEngine engine, Collection<DefinedWorkflow> definitions) {
		List<DefinitionProblem> problems = new ArrayList<>();
		for (DefinedWorkflow definition : definitions) {
			ValidationReport report = engine.validateDefinition(definition.workflow());
			for (Problem problem : report.errors()) {
				problems.add(new DefinitionProblem(problem.errorCode(), definition.sources().locate(problem),
						problem.message(), problem.action()));
			}
		}
		if (!problems.isEmpty()) {
			throw InvalidDefinitionException.unfit(problems);
		}
	}

}
