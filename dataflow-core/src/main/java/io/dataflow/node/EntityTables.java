/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.Delegation;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

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

	private final Delegation support = new Delegation() {

		@Override
		public Collection<String> transactions(Map<String, @Nullable Object> parameters) {
			return instances(new NodeInputs("", parameters));
		}

	};

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
	 * Say in whose transactions the nodes of a type take part: where there are several
	 * instances, the parameters of a node tell.
	 */
	void join(NodeTypeBuilder builder) {
		if (this.contexts.size() == 1) {
			this.contexts.keySet().forEach(builder::transactions);
		}
		else {
			builder.delegates(this.support);
		}
	}

	/**
	 * Return the instances that a node may work on, as far as its parameters tell.
	 */
	private Set<String> instances(NodeInputs inputs) {
		Object instance = instance(inputs);
		if (instance != null && this.contexts.containsKey(instance.toString())) {
			return Set.of(instance.toString());
		}
		String table = String.valueOf(inputs.get(TABLE));
		for (Map.Entry<String, Map<String, EntityContext>> tables : this.contexts.entrySet()) {
			if (instance == null && tables.getValue().containsKey(table)) {
				return Set.of(tables.getKey());
			}
		}
		return this.contexts.keySet();
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
		Object instance = instance(inputs);
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

	private static @Nullable Object instance(NodeInputs inputs) {
		return (inputs.get("database") != null) ? inputs.get("database") : inputs.get("db_instance");
	}

}
