/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.operation.UpsertOperations;

/**
 * A database cannot do what an operation asks for: DF-709 when it is an upsert, else
 * DF-701.
 *
 * @since 0.1.0
 */
public final class CapabilityNotSupportedException extends DataFlowException {

	private final Class<?> capability;

	CapabilityNotSupportedException(DatabaseKind kind, Class<?> capability) {
		super((capability == UpsertOperations.class) ? ErrorCode.UPSERT_UNSUPPORTED : ErrorCode.UNSUPPORTED,
				kind.title() + " does not support " + capability.getSimpleName() + ".",
				"Keep this model in " + place(capability) + ", through a DataFlow instance of its own.");
		this.capability = capability;
	}

	private static String place(Class<?> capability) {
		return (capability == TimeSeriesOperations.class) ? "PostgreSQL with the extension 'timescaledb'"
				: "a database that does";
	}

	/**
	 * Create the error of a change that a database cannot compute.
	 * @param kind the kind of database
	 * @param change the change, as it follows "does not support"
	 * @param alternative what to do instead, a sentence
	 */
	public CapabilityNotSupportedException(DatabaseKind kind, String change, String alternative) {
		super(ErrorCode.UNSUPPORTED, kind.title() + " does not support " + change + ".", alternative);
		this.capability = RecordOperations.class;
	}

	/**
	 * Return the capability that is missing.
	 * @return the type of the capability
	 */
	public Class<?> capability() {
		return this.capability;
	}

}
