/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * Looks for what is probably not meant in the declaration of one model.
 */
final class ModelChecks {

	private static final Set<String> RESERVED = Set.of("type", "class", "def", "metadata", "query",
			"dataflow_instance");

	private static final Pattern RESERVED_FORM = Pattern.compile("_dataflow_.*|__.*__");

	private static final Set<String> AUTHORS = Set.of("created_by", "updated_by");

	private final ModelDeclaration model;

	private final List<ModelProblem> problems = new ArrayList<>();

	private ModelChecks(ModelDeclaration model) {
		this.model = model;
	}

	static List<ModelProblem> of(ModelDeclaration model) {
		ModelChecks checks = new ModelChecks(model);
		checks.checkModel();
		for (FieldDeclaration field : model.fields()) {
			Property property = field.property();
			if (property != null) {
				checks.checkField(field, property);
			}
		}
		return List.copyOf(checks.problems);
	}

	private void checkModel() {
		if (this.model.fields().stream().allMatch((field) -> field.property() == null)) {
			add(ErrorCode.NO_FIELDS, Severity.ERROR, "declares no fields that are stored.",
					"Add at least one field beside the primary key.");
		}
		if (this.model.fields().get(0).property() == null) {
			add(ErrorCode.NO_PRIMARY_KEY, Severity.ERROR,
					"declares no primary key; its table gets a numeric 'id' that entities do not carry. Primary key "
							+ "'id' is required.",
					"Add 'id' field, for instance 'Long id' or '@Id String id'.");
		}
	}

	private void checkField(FieldDeclaration field, Property property) {
		if (field.role() == FieldRole.ID && !"id".equals(property.name())) {
			add(ErrorCode.PRIMARY_KEY_NAME, Severity.WARNING,
					"names its primary key '" + property.name() + "'; workflows address it as 'id'.",
					"Rename it to 'id'.");
		}
		checkManaged(field, property);
		checkReserved(field, property);
		String snakeCase = Identifiers.snakeCase(field.column());
		if (!snakeCase.equals(field.column())) {
			add(ErrorCode.COLUMN_NAME, Severity.WARNING,
					"names the column of '" + property.name() + "' '" + field.column() + "', which is not snake_case.",
					"Name it '" + snakeCase + "'.");
		}
		checkRelation(field, property);
	}

	private void checkManaged(FieldDeclaration field, Property property) {
		boolean time = field.role() == FieldRole.CREATED_AT || field.role() == FieldRole.UPDATED_AT;
		if (time && !property.has(CreatedDate.class) && !property.has(LastModifiedDate.class)) {
			add(ErrorCode.MANAGED_FIELD_DECLARED, Severity.ERROR,
					"declares '" + property.name() + "', which DataFlow manages; values that callers give are dropped.",
					"Remove it, or say by @CreatedDate or @LastModifiedDate that the entity only shows it.");
		}
		if (AUTHORS.contains(field.column())) {
			add(ErrorCode.MANAGED_FIELD_DECLARED, Severity.INFO,
					"declares '" + property.name() + "', which DataFlow does not fill.",
					"Set it like any other field.");
		}
	}

	private void checkReserved(FieldDeclaration field, Property property) {
		if (isReserved(field.column()) || isReserved(property.name())) {
			add(ErrorCode.RESERVED_NAME, Severity.ERROR,
					"uses the reserved name '" + (isReserved(property.name()) ? property.name() : field.column())
							+ "' for a field.",
					"Rename the field; reserved are " + String.join(", ", RESERVED.stream().sorted().toList())
							+ ", and names like _dataflow_x and __x__.");
		}
	}

	private static boolean isReserved(String name) {
		return RESERVED.contains(name) || RESERVED_FORM.matcher(name).matches();
	}

	private void checkRelation(FieldDeclaration field, Property property) {
		RelationDeclaration relation = field.relation();
		if (relation == null) {
			checkNested(property);
			return;
		}
		if (relation.name().equals(property.name())) {
			addRelation("names the field of a relation '" + property.name() + "', which is the relation's own name.",
					"Name the field '" + property.name() + "Id'.");
		}
		if (field.role() != FieldRole.DATA || !RoleTypes.isKey(field.type().type())) {
			addRelation("has @BelongsTo on '" + property.name() + "', which cannot hold the id of another entity.",
					"Put it on a field with the type of the target's id.");
		}
	}

	private void checkNested(Property property) {
		Class<?> entity = entity(property);
		if (entity != null) {
			addRelation("stores the entity " + entity.getSimpleName() + " within its own field '" + property.name()
					+ "' as JSON.", "Hold its id instead, marked with @BelongsTo.");
		}
	}

	private static @Nullable Class<?> entity(Property property) {
		Class<?> content = Collection.class.isAssignableFrom(property.rawType())
				? ResolvableType.forType(property.genericType()).asCollection().getGeneric().resolve(Object.class)
				: property.rawType();
		return content.isAnnotationPresent(DataFlowModel.class) ? content : null;
	}

	private void addRelation(String issue, String action) {
		add(ErrorCode.RELATION_CONFIGURATION, Severity.WARNING, issue, action);
	}

	private void add(ErrorCode code, Severity severity, String issue, String action) {
		this.problems.add(new ModelProblem(code, severity, "Model '" + this.model.name() + "' " + issue, action));
	}

}
