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

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;

/**
 * The node types that entities get: {@code UserCreateNode}, {@code UserReadNode},
 * {@code UserUpdateNode}, {@code UserDeleteNode}, {@code UserListNode},
 * {@code UserCountNode}, {@code UserBulkCreateNode}, {@code UserBulkUpdateNode},
 * {@code UserBulkDeleteNode} and {@code UserBulkUpsertNode} for an entity {@code User}.
 * Append-only entities get none that changes or removes records.
 *
 * @since 0.1.0
 */
public final class EntityNodes {

	private final Map<String, NodeType> nodeTypes = new LinkedHashMap<>();

	/**
	 * Create the node types of all entities of an instance.
	 * @param models the entities
	 * @param operations where their operations go
	 * @param instance the name of the instance, which the parameter {@code db_instance}
	 * may repeat
	 */
	public EntityNodes(EntityModels models, Operations operations, String instance) {
		for (EntityModel model : models) {
			of(new EntityContext(model, operations, instance)).forEach((type) -> this.nodeTypes.put(type.name(), type));
		}
	}

	/**
	 * Return the names of the node types that an entity gets.
	 * @param entity the name of the entity
	 * @param appendOnly whether its records stay as they were written
	 * @return the names
	 */
	public static List<String> names(String entity, boolean appendOnly) {
		List<String> operations = (appendOnly) ? List.of("Create", "Read", "List", "Count", "BulkCreate")
				: List.of("Create", "Read", "Update", "Delete", "List", "Count", "BulkCreate", "BulkUpdate",
						"BulkDelete", "BulkUpsert");
		return operations.stream().map((operation) -> entity + operation + "Node").toList();
	}

	/**
	 * Return all node types.
	 * @return the node types, entity by entity
	 */
	public List<NodeType> nodeTypes() {
		return List.copyOf(this.nodeTypes.values());
	}

	/**
	 * Return a node type.
	 * @param name the name, one of {@link #names(String, boolean)}
	 * @return the node type
	 */
	public NodeType nodeType(String name) {
		NodeType type = this.nodeTypes.get(name);
		if (type == null) {
			throw new IllegalArgumentException("'name' must be one of " + this.nodeTypes.keySet());
		}
		return type;
	}

	private static List<NodeType> of(EntityContext context) {
		List<NodeType> types = new ArrayList<>();
		types.add(CreateNode.of(context));
		types.add(ReadNode.of(context));
		if (!context.model().appendOnly()) {
			types.add(UpdateNode.of(context));
			types.add(DeleteNode.of(context));
		}
		types.add(ListNode.of(context));
		types.add(CountNode.of(context));
		types.add(BulkCreateNode.of(context));
		if (!context.model().appendOnly()) {
			types.add(BulkUpdateNode.of(context));
			types.add(BulkDeleteNode.of(context));
			types.add(BulkUpsertNode.of(context));
		}
		return types;
	}

}
