/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.definition.DefinedWorkflow;
import io.dataflow.definition.InvalidDefinitionException;
import io.dataflow.definition.WorkflowDefinitions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The workflows that the application has as files.
 */
final class WorkflowFiles {

	private final List<DefinedWorkflow> definitions;

	private WorkflowFiles(List<DefinedWorkflow> definitions) {
		this.definitions = definitions;
	}

	/**
	 * Read the files.
	 * @param resolver finds them
	 * @param locations the patterns of their locations
	 * @throws InvalidDefinitionException DF-802 with the problems of all files
	 * @throws WorkflowFileException DF-401 when there is no such location
	 */
	static WorkflowFiles read(ResourcePatternResolver resolver, Collection<String> locations) {
		Map<String, Resource> files = new LinkedHashMap<>();
		locations.forEach((location) -> find(resolver, location).forEach((file) -> files.put(path(file), file)));
		List<DefinedWorkflow> definitions = new ArrayList<>();
		List<InvalidDefinitionException> errors = new ArrayList<>();
		files.values().stream().sorted(Comparator.comparing(WorkflowFiles::path)).forEach((file) -> {
			try {
				definitions.add(read(file));
			}
			catch (InvalidDefinitionException ex) {
				errors.add(ex);
			}
		});
		if (!errors.isEmpty()) {
			throw InvalidDefinitionException.combine(errors);
		}
		return new WorkflowFiles(List.copyOf(definitions));
	}

	private static Stream<Resource> find(ResourcePatternResolver resolver, String location) {
		try {
			return Arrays.stream(resolver.getResources(location));
		}
		catch (FileNotFoundException ex) {
			// the folder does not exist
			return Stream.empty();
		}
		catch (IOException ex) {
			throw new WorkflowFileException(location, ex);
		}
	}

	private static DefinedWorkflow read(Resource file) {
		try (InputStream stream = file.getInputStream()) {
			return WorkflowDefinitions.readDefined(stream, name(file));
		}
		catch (IOException ex) {
			throw new WorkflowFileException(path(file), ex);
		}
	}

	private static String path(Resource file) {
		try {
			return file.getURL().toString();
		}
		catch (IOException ex) {
			return file.getDescription();
		}
	}

	/**
	 * Return a path that editors open: that of a file, else the end of the location.
	 */
	private static String name(Resource file) {
		String path = path(file);
		int folder = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
		return (path.startsWith("file:")) ? path.substring("file:".length()) : path.substring(folder + 1);
	}

	/**
	 * Return the workflows of beans and of files.
	 * @param beans the workflows by the names of their beans
	 * @throws DuplicateWorkflowException DF-801 when a workflow of a file has the name of
	 * another one
	 */
	List<Workflow> with(Map<String, Workflow> beans) {
		Map<String, String> places = new LinkedHashMap<>();
		Map<String, String> repeated = new LinkedHashMap<>();
		List<Workflow> workflows = new ArrayList<>(beans.values());
		beans.forEach((bean, workflow) -> places.putIfAbsent(workflow.name(), "the bean '" + bean + "'"));
		for (DefinedWorkflow definition : this.definitions) {
			String name = definition.workflow().name();
			String place = definition.sources().start().toString();
			String other = places.putIfAbsent(name, place);
			if (other != null) {
				repeated.merge(name, "'" + name + "' is declared by " + other + " and by " + place,
						(before, same) -> before + " and by " + place);
			}
			workflows.add(definition.workflow());
		}
		if (!repeated.isEmpty()) {
			throw new DuplicateWorkflowException(List.copyOf(repeated.keySet()), List.copyOf(repeated.values()));
		}
		return workflows;
	}

	/**
	 * Check the workflows against the node types of the engine.
	 * @throws InvalidDefinitionException DF-805 with the problems of all files
	 */
	void validate(WorkflowEngine engine) {
		WorkflowDefinitions.validate(engine, this.definitions);
	}

}
