/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A parameter of a vector search or of a vector index is out of its range (DF-102).
 *
 * @since 0.1.0
 */
public final class VectorParameterException extends DataFlowException {

	private final String parameter;

	private final String expected;

	/**
	 * Create the error.
	 * @param parameter the name of the parameter, as the caller knows it
	 * @param expected what it takes, to be read after "must be"
	 */
	public VectorParameterException(String parameter, String expected) {
		super(ErrorCode.TYPE_MISMATCH, "'" + parameter + "' must be " + expected + ".",
				"Change the value of '" + parameter + "'.");
		this.parameter = parameter;
		this.expected = expected;
	}

	static int within(String parameter, int value, int least, int greatest) {
		if (value < least || value > greatest) {
			throw new VectorParameterException(parameter, "a whole number from " + least + " to " + greatest);
		}
		return value;
	}

	/**
	 * Return the same error for those who know the parameter by another name.
	 * @param name the name of the parameter, as the caller knows it
	 * @return the error
	 */
	public VectorParameterException named(String name) {
		return new VectorParameterException(name, this.expected);
	}

	/**
	 * Return the parameter at fault.
	 * @return its name, as the caller knows it; operations that are created from Java
	 * have the names of the nodes
	 */
	public String parameter() {
		return this.parameter;
	}

}
