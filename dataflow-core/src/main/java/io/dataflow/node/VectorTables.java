/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.Port;

/**
 * Finds the entity that a node means by {@code table_name}, {@code database} or
 * {@code db_instance}.
 */
final class VectorTables {

	static final List<String> PORTS = List.of("table_name", "database", "db_instance");

	private final Map<String, Map<String, EntityContext>> contexts;

	private VectorTables(Map<String, Map<String, EntityContext>> contexts) {
		this.contexts = contexts;
	}

	static VectorTables of(Map<String, EntityModels> models, Map<String, Operations> operations) {
		Map<String, Map<String, EntityContext>> contexts = new LinkedHashMap<>();
		models.forEach((instance, entities) -> {
			Map<String, EntityContext> tables = new LinkedHashMap<>();
			for (EntityModel model : entities) {
				if (VectorNodes.hasVector(model)) {
					tables.put(model.table(), new EntityContext(model, entities,
							Objects.requireNonNull(operations.get(instance)), instance));
				}
			}
			contexts.put(instance, tables);
		});
		return new VectorTables(contexts);
	}

	List<Port> ports() {
		return List.of(Port.required("table_name", String.class), Port.optional("database", String.class),
				Port.optional("db_instance", String.class));
	}

	EntityContext find(NodeInputs inputs) {
		String table = String.valueOf(inputs.get("table_name"));
		List<String> valid = new ArrayList<>();
		for (Map<String, EntityContext> tables : searched(inputs)) {
			EntityContext found = tables.get(table);
			if (found != null) {
				return found;
			}
			valid.addAll(tables.keySet());
		}
		throw new UnknownTableException(inputs.node(), table, valid);
	}

	private List<Map<String, EntityContext>> searched(NodeInputs inputs) {
		Object instance = (inputs.get("database") != null) ? inputs.get("database") : inputs.get("db_instance");
		if (instance == null) {
			return List.copyOf(this.contexts.values());
		}
		Map<String, EntityContext> tables = this.contexts.get(instance.toString());
		if (tables == null) {
			throw new OtherInstanceException(
					inputs.node() + " is told to work in the database '" + instance + "', which is not known.",
					Suggestion.of(instance.toString(), this.contexts.keySet()));
		}
		return List.of(tables);
	}

}
