/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names by which the fields of a model are found.
 */
final class FieldNames {

	private FieldNames() {
	}

	/**
	 * Return all names. A column precedes a Java name, a Java name precedes the usual
	 * names of a role; {@code id} always is the primary key.
	 * @param fields the fields of a model
	 * @return field by name
	 */
	static Map<String, FieldDeclaration> of(List<FieldDeclaration> fields) {
		Map<String, FieldDeclaration> names = new HashMap<>();
		fields.stream().filter((field) -> field.role() == FieldRole.ID).forEach((field) -> names.put("id", field));
		fields.forEach((field) -> names.putIfAbsent(field.column(), field));
		for (FieldDeclaration field : fields) {
			if (field.property() != null) {
				names.putIfAbsent(field.property().name(), field);
			}
		}
		fields.stream().filter((field) -> field.role() != FieldRole.DATA).forEach((field) -> {
			names.putIfAbsent(field.role().column(), field);
			names.putIfAbsent(field.role().property(), field);
		});
		return Map.copyOf(names);
	}

}
