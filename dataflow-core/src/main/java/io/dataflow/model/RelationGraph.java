/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dataflow.error.ErrorCode;

/**
 * The models of one instance and the relations between them.
 */
final class RelationGraph {

	private final Map<Class<?>, EntityModel> models = new LinkedHashMap<>();

	RelationGraph(List<EntityModel> models) {
		models.forEach((model) -> this.models.put(model.type(), model));
	}

	/**
	 * Return the models, each after the targets of its relations as far as these are not
	 * circular, otherwise in their order.
	 */
	List<EntityModel> inDependencyOrder() {
		Set<EntityModel> ordered = new LinkedHashSet<>();
		Set<EntityModel> seen = new HashSet<>();
		this.models.values().forEach((model) -> visit(model, seen, ordered));
		return List.copyOf(ordered);
	}

	private void visit(EntityModel model, Set<EntityModel> seen, Set<EntityModel> ordered) {
		if (!seen.add(model)) {
			return;
		}
		for (RelationModel relation : model.relations()) {
			EntityModel target = this.models.get(relation.target());
			if (target != null) {
				visit(target, seen, ordered);
			}
		}
		ordered.add(model);
	}

	/**
	 * Return what is wrong with the relations of a model in view of the others.
	 */
	List<ModelProblem> problems(EntityModel model) {
		List<ModelProblem> problems = new ArrayList<>();
		for (RelationModel relation : model.relations()) {
			EntityModel target = this.models.get(relation.target());
			if (target == null) {
				problems.add(missing(model, relation));
			}
			else if (target.id().type() != relation.field().type()) {
				problems.add(mismatch(model, relation, target));
			}
		}
		List<RelationModel> cycle = cycle(model);
		if (!cycle.isEmpty()) {
			problems.add(circular(model, cycle));
		}
		return problems;
	}

	/**
	 * Return a path of mandatory relations from a model to itself, or nothing. A cycle
	 * belongs to the first of its models only.
	 */
	private List<RelationModel> cycle(EntityModel start) {
		List<EntityModel> order = List.copyOf(this.models.values());
		Set<EntityModel> seen = new HashSet<>(order.subList(0, order.indexOf(start)));
		List<RelationModel> path = new ArrayList<>();
		return search(start, start, seen, path) ? path : List.of();
	}

	private boolean search(EntityModel model, EntityModel start, Set<EntityModel> seen, List<RelationModel> path) {
		for (RelationModel relation : model.relations()) {
			EntityModel target = relation.field().nullable() ? null : this.models.get(relation.target());
			if (target == null) {
				continue;
			}
			path.add(relation);
			if (target == start || (seen.add(target) && search(target, start, seen, path))) {
				return true;
			}
			path.remove(path.size() - 1);
		}
		return false;
	}

	private static ModelProblem missing(EntityModel model, RelationModel relation) {
		return new ModelProblem(ErrorCode.RELATION_TARGET, Severity.ERROR,
				"Model '" + model.name() + "' belongs by '" + relation.field().property() + "' to "
						+ relation.target().getName() + ", which is not a model of this instance.",
				"Declare " + relation.target().getSimpleName() + " to this instance, or remove @BelongsTo.");
	}

	private static ModelProblem mismatch(EntityModel model, RelationModel relation, EntityModel target) {
		return new ModelProblem(ErrorCode.RELATION_CONFIGURATION, Severity.WARNING,
				"Model '" + model.name() + "' belongs by '" + relation.field().property() + "', which is "
						+ relation.field().type() + ", to " + target.name() + ", whose id is " + target.id().type()
						+ ".",
				"Give the field the type " + target.id().javaType().getSimpleName() + ".");
	}

	private static ModelProblem circular(EntityModel model, List<RelationModel> cycle) {
		String path = cycle.stream()
			.map((relation) -> relation.field() + " -> " + relation.target().getSimpleName())
			.collect(Collectors.joining(", "));
		return new ModelProblem(ErrorCode.CIRCULAR_RELATION, Severity.ERROR,
				"Model '" + model.name() + "' needs itself: " + path + ". No first record can be created.",
				"Make one of the fields @Nullable.");
	}

}
