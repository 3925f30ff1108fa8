/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;

/**
 * An index before the fields know of it.
 *
 * @param name the name
 * @param fields the fields in order
 * @param unique whether the index is unique
 */
record IndexDeclaration(String name, List<FieldDeclaration> fields, boolean unique) {

	IndexDeclaration {
		fields = List.copyOf(fields);
	}

	boolean isOn(FieldDeclaration field) {
		for (FieldDeclaration indexed : this.fields) {
			if (indexed == field) {
				return true;
			}
		}
		return false;
	}

	boolean isOnlyOn(FieldDeclaration field) {
		return this.fields.size() == 1 && isOn(field);
	}

}
