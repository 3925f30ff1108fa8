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
import java.util.function.Predicate;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.Port;

/**
 * Finds the entity of some kind that a node means by {@code table_name}, {@code database}
 * or {@code db_instance}.
 */
final class EntityTables {

	static final String TABLE = "table_name";

	static final List<Port> PORTS = List.of(Port.required(TABLE, String.class), Port.optional("database", String.class),
			Port.optional("db_instance", String.class));

	private final String kind;

	private final Predicate<EntityModel> isOfKind;

	private final Map<String, Map<String, EntityContext>> contexts = new LinkedHashMap<>();

	/**
	 * Create the tables of no database yet.
	 * @param kind what the entities are, for people
	 * @param isOfKind whether an entity is that
	 */
	EntityTables(String kind, Predicate<EntityModel> isOfKind) {
		this.kind = kind;
		this.isOfKind = isOfKind;
	}

	void add(String instance, EntityModels entities, Operations operations) {
		Map<String, EntityContext> tables = new LinkedHashMap<>();
		for (EntityModel model : entities) {
			if (this.isOfKind.test(model)) {
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
		throw new UnknownTableException(inputs.node(), table, this.kind, valid);
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
