/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;

/**
 * An index of a table.
 *
 * @param name the name, unique within the model, at most 63 characters
 * @param fields the indexed fields in order, at least one
 * @param unique whether two records may not have the same values in all fields
 * @since 0.1.0
 */
public record IndexModel(String name, List<FieldModel> fields, boolean unique) {

	/**
	 * Copy the list of fields.
	 */
	public IndexModel {
		fields = List.copyOf(fields);
	}

}
