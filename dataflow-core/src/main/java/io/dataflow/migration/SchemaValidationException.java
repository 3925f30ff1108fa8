/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The schema is not what the models ask for.
 *
 * @since 0.1.0
 */
public final class SchemaValidationException extends DataFlowException {

	private final List<String> differences;

	SchemaValidationException(List<String> differences) {
		super(ErrorCode.SCHEMA_MISMATCH,
				"The schema differs from the models in " + differences.size() + " places:" + System.lineSeparator()
						+ "  - " + String.join(System.lineSeparator() + "  - ", differences),
				"Migrate the database, or set 'dataflow.schema.mode=migrate' to let DataFlow add what is missing.");
		this.differences = List.copyOf(differences);
	}

	/**
	 * Return what differs.
	 * @return one phrase for each difference
	 */
	public List<String> differences() {
		return this.differences;
	}

}
