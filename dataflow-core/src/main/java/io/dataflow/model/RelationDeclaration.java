/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * What {@link BelongsTo} says about a field.
 *
 * @param name the name of the relation
 * @param target the class that the field refers to
 */
record RelationDeclaration(String name, Class<?> target) {

	private static final String SUFFIX = "Id";

	static RelationDeclaration of(Property property, BelongsTo annotation) {
		String name = property.name();
		boolean suffixed = name.endsWith(SUFFIX) && name.length() > SUFFIX.length();
		return new RelationDeclaration(suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name,
				annotation.value());
	}

}
