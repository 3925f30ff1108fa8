/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;

/**
 * A new record lacks required fields: DF-105 when it lacks its primary key, else DF-101.
 *
 * @since 0.1.0
 */
public final class MissingFieldsException extends DataFlowException {

	private final List<String> fields;

	private MissingFieldsException(ErrorCode code, String record, List<String> fields, String action) {
		super(code, record + " lacks required " + fields + ".", action);
		this.fields = List.copyOf(fields);
	}

	static MissingFieldsException of(EntityModel model, List<String> fields) {
		return of(model, "A new " + model.name(), fields);
	}

	static MissingFieldsException of(EntityModel model, long index, List<String> fields) {
		return of(model, model.name() + " at index " + index, fields);
	}

	private static MissingFieldsException of(EntityModel model, String record, List<String> fields) {
		if (fields.contains(model.id().name())) {
			return new MissingFieldsException(ErrorCode.MISSING_ID, record, fields,
					"Give '" + model.id().name() + "' a value, or join its @Id by @GeneratedId.");
		}
		return new MissingFieldsException(ErrorCode.MISSING_PARAMETER, record, fields,
				"Give them values, or declare defaults with @DefaultValue.");
	}

	/**
	 * Return the names of the fields that are missing.
	 * @return the names
	 */
	public List<String> fields() {
		return this.fields;
	}

}
