/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The models of one instance, in the order of declaration. Immutable.
 *
 * @since 0.1.0
 */
public final class EntityModels implements Iterable<EntityModel> {

	private final Map<String, EntityModel> models;

	private final List<EntityModel> dependencyOrder;

	private EntityModels(Map<String, EntityModel> models) {
		this.models = models;
		this.dependencyOrder = new RelationGraph(List.copyOf(models.values())).inDependencyOrder();
	}

	/**
	 * Read the models of an instance and check their relations.
	 * @param types entity classes; a class that is given twice counts once
	 * @return the models
	 * @throws DuplicateModelException {@code DF-602} if two classes have the same simple
	 * name or the same table
	 * @throws InvalidModelException {@code DF-601} if a class cannot be mapped
	 * @throws UnsupportedFieldTypeException {@code VAL-005} if a field cannot be stored
	 * @throws ModelValidationException if strict models have problems
	 */
	public static EntityModels of(Collection<? extends Class<?>> types) {
		List<EntityModel> read = new ArrayList<>();
		for (Class<?> type : new LinkedHashSet<>(types)) {
			read.add(EntityModel.read(type));
		}
		checkDistinct(read);
		RelationGraph graph = new RelationGraph(read);
		Map<String, EntityModel> models = new LinkedHashMap<>();
		read.forEach((model) -> models.put(model.name(), model.with(graph.problems(model))));
		ModelReport.publish(List.copyOf(models.values()));
		return new EntityModels(models);
	}

	/**
	 * Check that one engine can know the models of several instances: their names are
	 * those of its node types.
	 * @param instances the models of each instance
	 * @throws DuplicateModelException {@code DF-602} if two models have the same name
	 */
	public static void requireDistinctNames(Iterable<EntityModels> instances) {
		Map<String, EntityModel> names = new HashMap<>();
		for (EntityModels instance : instances) {
			for (EntityModel model : instance) {
				EntityModel other = names.put(model.name(), model);
				if (other != null) {
					throw new DuplicateModelException("name '" + model.name() + "'", other.type(), model.type(),
							"Rename one of them: an engine that serves both databases could not tell their nodes"
									+ " apart. DataFlow instances with engines of their own may have both.");
				}
			}
		}
	}

	/**
	 * Return the model of a class.
	 * @param type an entity class
	 * @return its model
	 * @throws UnknownModelException {@code DF-603} if the class is not a model of this
	 * instance
	 */
	public EntityModel model(Class<?> type) {
		Objects.requireNonNull(type, "'type' must not be null");
		EntityModel model = find(type.getSimpleName());
		if (model == null || model.type() != type) {
			throw new UnknownModelException(type, this.models.keySet());
		}
		return model;
	}

	/**
	 * Find a model by its name.
	 * @param name the simple name of an entity class
	 * @return the model or {@code null}
	 */
	public @Nullable EntityModel find(String name) {
		return this.models.get(name);
	}

	/**
	 * Return all models in the order of declaration.
	 * @return the models; may be empty
	 */
	public List<EntityModel> all() {
		return List.copyOf(this.models.values());
	}

	/**
	 * Return all models, the targets of relations before the models that belong to them.
	 * Models in a circle keep their order.
	 * @return the models; may be empty
	 */
	public List<EntityModel> inDependencyOrder() {
		return this.dependencyOrder;
	}

	@Override
	public Iterator<EntityModel> iterator() {
		return all().iterator();
	}

	private static void checkDistinct(List<EntityModel> models) {
		Map<String, EntityModel> names = new HashMap<>();
		Map<String, EntityModel> tables = new HashMap<>();
		for (EntityModel model : models) {
			EntityModel sameName = names.put(model.name(), model);
			if (sameName != null) {
				throw new DuplicateModelException("name '" + model.name() + "'", sameName.type(), model.type(),
						"Rename one of them, or declare it to another DataFlow instance.");
			}
			EntityModel sameTable = tables.put(model.table().toLowerCase(Locale.ROOT), model);
			if (sameTable != null) {
				throw new DuplicateModelException("table '" + model.table() + "'", sameTable.type(), model.type(),
						"Give one of them another by @DataFlowModel(table = ...).");
			}
		}
	}

}
