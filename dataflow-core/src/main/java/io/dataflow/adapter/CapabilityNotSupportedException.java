/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A database cannot do what an operation asks for.
 *
 * @since 0.1.0
 */
public final class CapabilityNotSupportedException extends DataFlowException {

	private final Class<?> capability;

	CapabilityNotSupportedException(DatabaseKind kind, Class<?> capability) {
		super(ErrorCode.UNSUPPORTED, kind + " does not support " + capability.getSimpleName() + ".",
				"Keep this model in a database that does, through a DataFlow instance of its own.");
		this.capability = capability;
	}

	/**
	 * Create the error of a database that can do a part of something only.
	 * @param kind the kind of database
	 * @param capability the type of the capability
	 * @param missing the part that it cannot do
	 * @param action what to do instead
	 */
	public CapabilityNotSupportedException(DatabaseKind kind, Class<?> capability, String missing, String action) {
		super(ErrorCode.UNSUPPORTED, kind + " does not support " + missing + ".", action);
		this.capability = capability;
	}

	/**
	 * Return the capability that is missing.
	 * @return the type of the capability
	 */
	public Class<?> capability() {
		return this.capability;
	}

}
