/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What the entity class says about one column, before the indexes are known.
 *
 * @param model the name of the model
 * @param column the column
 * @param property the property, or {@code null} when the class does not declare it
 * @param role what the field is for
 * @param type how its values are stored
 * @param nullable whether the column may be empty
 * @param initial the default, or {@code null}
 * @param generation where a primary key comes from
 */
record FieldDeclaration(String model, String column, @Nullable Property property, FieldRole role, ValueType type,
		boolean nullable, @Nullable FieldDefault initial, IdGeneration generation) {

	static FieldDeclaration managed(String model, FieldRole role) {
		ValueType type = (role == FieldRole.VERSION) ? ValueTypes.longNumber() : ValueTypes.instant();
		return new FieldDeclaration(model, role.column(), null, role, type, role == FieldRole.DELETED_AT, null,
				IdGeneration.NONE);
	}

	static FieldDeclaration syntheticId(String model) {
		return new FieldDeclaration(model, FieldRole.ID.column(), null, FieldRole.ID, ValueTypes.longNumber(), false,
				null, IdGeneration.DATABASE);
	}

	FieldDeclaration with(@Nullable FieldDefault value) {
		return new FieldDeclaration(this.model, this.column, this.property, this.role, this.type, this.nullable, value,
				this.generation);
	}

	/**
	 * Return where the field comes from, for messages.
	 */
	String origin() {
		return (this.property != null) ? "'" + this.property.name() + "'" : "the managed field";
	}

	/**
	 * Return the relation that the field declares.
	 */
	@Nullable RelationDeclaration relation() {
		BelongsTo annotation = (this.property != null) ? this.property.annotation(BelongsTo.class) : null;
		return (this.property != null && annotation != null) ? RelationDeclaration.of(this.property, annotation) : null;
	}

}
