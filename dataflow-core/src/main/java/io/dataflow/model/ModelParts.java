/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of a model and what refers to them.
 *
 * @param fields the fields, the primary key first
 * @param names the field of each name
 * @param roles the field of each role that one field at most has
 * @param indexes the indexes
 * @param relations the relations
 */
record ModelParts(List<FieldModel> fields, Map<String, FieldModel> names, Map<FieldRole, FieldModel> roles,
		List<IndexModel> indexes, List<RelationModel> relations) {

	static ModelParts of(ModelDeclaration declaration) {
		Map<FieldDeclaration, FieldModel> models = new IdentityHashMap<>();
		List<FieldModel> fields = new ArrayList<>();
		for (FieldDeclaration field : declaration.fields()) {
			FieldModel model = field(field, declaration);
			models.put(field, model);
			fields.add(model);
		}
		Map<String, FieldModel> names = new HashMap<>();
		FieldNames.of(declaration.fields()).forEach((name, field) -> names.put(name, get(models, field)));
		Map<FieldRole, FieldModel> roles = new EnumMap<>(FieldRole.class);
		fields.stream()
			.filter((field) -> field.role() != FieldRole.DATA)
			.forEach((field) -> roles.put(field.role(), field));
		return new ModelParts(List.copyOf(fields), Map.copyOf(names), roles, indexes(declaration, models),
				relations(declaration, models));
	}

	private static FieldModel field(FieldDeclaration field, ModelDeclaration declaration) {
		boolean indexed = field.role() == FieldRole.ID;
		boolean unique = indexed && !declaration.entityClass().type().isAnnotationPresent(TimeSeries.class);
		for (IndexDeclaration index : declaration.indexes()) {
			unique |= index.unique() && index.isOnlyOn(field);
			indexed |= index.isOn(field);
		}
		return new FieldModel(field, unique, indexed);
	}

	private static List<IndexModel> indexes(ModelDeclaration declaration, Map<FieldDeclaration, FieldModel> models) {
		List<IndexModel> indexes = new ArrayList<>();
		for (IndexDeclaration index : declaration.indexes()) {
			List<FieldModel> fields = index.fields().stream().map((field) -> get(models, field)).toList();
			indexes.add(new IndexModel(index.name(), fields, index.unique()));
		}
		return List.copyOf(indexes);
	}

	private static List<RelationModel> relations(ModelDeclaration declaration,
			Map<FieldDeclaration, FieldModel> models) {
		List<RelationModel> relations = new ArrayList<>();
		for (FieldDeclaration field : declaration.fields()) {
			RelationDeclaration relation = field.relation();
			if (relation != null) {
				relations.add(new RelationModel(relation.name(), get(models, field), relation.target()));
			}
		}
		return List.copyOf(relations);
	}

	private static FieldModel get(Map<FieldDeclaration, FieldModel> models, FieldDeclaration field) {
		return Objects.requireNonNull(models.get(field));
	}

}
