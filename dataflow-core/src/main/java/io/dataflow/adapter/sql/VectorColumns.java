/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;

/**
 * Refuses vectors where the database has none.
 */
final class VectorColumns {

	private VectorColumns() {
	}

	static CapabilityNotSupportedException refused(DatabaseKind kind, FieldModel field) {
		return new CapabilityNotSupportedException(kind, "vectors, which the field " + field + " holds",
				"Keep the model in PostgreSQL with the extension 'vector', or remove @Vector to store the numbers as a "
						+ "JSON list.");
	}

}
