/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.Vector;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The node types that entities get: {@code UserCreateNode}, {@code UserReadNode},
 * {@code UserUpdateNode}, {@code UserDeleteNode}, {@code UserListNode},
 * {@code UserCountNode}, {@code UserAggregateNode}, {@code UserUpsertNode},
 * {@code UserBulkCreateNode}, {@code UserBulkUpdateNode}, {@code UserBulkDeleteNode} and
 * {@code UserBulkUpsertNode} for an entity {@code User}. Append-only entities get none
 * that changes or removes records.
 *
 * @since 0.1.0
 */
public final class EntityNodes {

	private static final String VECTOR_SEARCH = "VectorSearch";

	private final EntityModels models;

	private final Operations operations;

	private final String instance;

	private final Map<String, EntityContext> contexts = new ConcurrentHashMap<>();

	/**
	 * Create the node types of all entities of an instance. Nothing is made of them
	 * before they are asked for.
	 * @param models the entities
	 * @param operations where their operations go
	 * @param instance the name of the instance, which the parameter {@code db_instance}
	 * may repeat
	 */
	public EntityNodes(EntityModels models, Operations operations, String instance) {
		this.models = models;
		this.operations = operations;
		this.instance = instance;
	}

	/**
	 * Return the names of the node types that an entity gets.
	 * @param entity the name of the entity
	 * @param appendOnly whether its records stay as they were written
	 * @param timeSeries whether its records are parted by time
	 * @return the names
	 */
	public static List<String> names(String entity, boolean appendOnly, boolean timeSeries) {
		return templates(appendOnly, timeSeries).keySet().stream().map((operation) -> name(entity, operation)).toList();
	}

	/**
	 * Return the names of the node types that an entity gets for its vectors.
	 * @param entity the class of the entity
	 * @return the names; none where it has no vector
	 */
	public static List<String> vectorNames(Class<?> entity) {
		return (isOnField(Vector.class, entity)) ? List.of(name(entity.getSimpleName(), VECTOR_SEARCH)) : List.of();
	}

	private static boolean isOnField(Class<? extends Annotation> annotation, Class<?> entity) {
		for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (AnnotatedElementUtils.hasAnnotation(field, annotation)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Return all node types.
	 * @return the node types, entity by entity
	 */
	public List<NodeType> nodeTypes() {
		Map<String, NodeType> types = new LinkedHashMap<>();
		this.models.forEach((model) -> types.putAll(nodeTypes(model)));
		return List.copyOf(types.values());
	}

	/**
	 * Return a node type.
	 * @param name the name, one of {@link #names(String, boolean, boolean)} or
	 * {@link #vectorNames(Class)}
	 * @return the node type
	 */
	public NodeType nodeType(String name) {
		NodeType found = null;
		for (EntityModel model : this.models) {
			NodeType type = (name.startsWith(model.name())) ? nodeTypes(model).get(name) : null;
			found = (type != null) ? type : found;
		}
		if (found == null) {
			throw new IllegalArgumentException(
					"'name' must be one of " + nodeTypes().stream().map(NodeType::name).toList());
		}
		return found;
	}

	private Map<String, NodeType> nodeTypes(EntityModel model) {
		Map<String, Function<EntityContext, NodeType>> templates = templates(model.appendOnly(),
				model.timeSeries() != null);
		if (VectorNodes.hasVector(model)) {
			templates.put(VECTOR_SEARCH, VectorSearchNode::of);
		}
		Map<String, NodeType> types = new LinkedHashMap<>();
		templates.forEach((operation, template) -> {
			String name = name(model.name(), operation);
			types.put(name, NodeType.deferred(name, () -> template.apply(context(model))));
		});
		return types;
	}

	private EntityContext context(EntityModel model) {
		return this.contexts.computeIfAbsent(model.name(),
				(name) -> new EntityContext(model, this.models, this.operations, this.instance));
	}

	private static String name(String entity, String operation) {
		return entity + operation + "Node";
	}

	private static Map<String, Function<EntityContext, NodeType>> templates(boolean appendOnly, boolean timeSeries) {
		Map<String, Function<EntityContext, NodeType>> templates = new LinkedHashMap<>();
		templates.put("Create", CreateNode::of);
		templates.put("Read", ReadNode::of);
		templates.put("List", ListNode::of);
		templates.put("Count", CountNode::of);
		templates.put("Aggregate", AggregateNode::of);
		templates.put("BulkCreate", BulkCreateNode::of);
		if (!appendOnly) {
			templates.put("Update", UpdateNode::of);
			templates.put("Delete", DeleteNode::of);
			templates.put("Upsert", UpsertNode::of);
			templates.put("BulkUpdate", BulkUpdateNode::of);
			templates.put("BulkDelete", BulkDeleteNode::of);
			templates.put("BulkUpsert", BulkUpsertNode::of);
		}
		if (timeSeries) {
			SeriesTemplate.all().forEach((template) -> templates.put(template.operation(), template::of));
		}
		return templates;
	}

}
