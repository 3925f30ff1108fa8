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
import java.util.Optional;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.Port;

/**
 * Finds the time series that a node means by {@code table_name}, {@code database} or
 * {@code db_instance}.
 */
final class SeriesTables {

	static final String TABLE = "table_name";

	static final List<Port> PORTS = List.of(Port.required(TABLE, String.class), Port.optional("database", String.class),
			Port.optional("db_instance", String.class));

	private final Map<String, Map<String, EntityContext>> contexts = new LinkedHashMap<>();

	void add(String instance, EntityModels entities, Operations operations) {
		Map<String, EntityContext> tables = new LinkedHashMap<>();
		for (EntityModel model : entities) {
			if (model.timeSeries() != null) {
				tables.put(model.table(), new EntityContext(model, entities, operations, instance));
			}
		}
		this.contexts.put(instance, tables);
	}

	boolean isEmpty() {
		return this.contexts.values().stream().allMatch(Map::isEmpty);
	}

	/**
	 * Return the instance whose transactions the nodes join, if there is only one.
	 */
	Optional<String> transactions() {
		return (this.contexts.size() == 1) ? this.contexts.keySet().stream().findFirst() : Optional.empty();
	}

	EntityContext find(NodeInputs inputs) {
		String table = String.valueOf(inputs.get(TABLE));
		List<String> valid = new ArrayList<>();
		for (Map<String, EntityContext> tables : searched(inputs)) {
			EntityContext found = tables.get(table);
			if (found != null) {
				return found;
			}
			valid.addAll(tables.keySet());
		}
		throw new UnknownSeriesException(inputs.node(), table, valid);
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
