/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A parameter of a node has a value of the wrong type.
 *
 * @since 0.1.0
 */
public final class InvalidParameterException extends DataFlowException {

	static InvalidParameterException apartWithoutRecords(String node) {
		return new InvalidParameterException(node, "atomic", "true, or be left out, where a filter says which records");
	}

	InvalidParameterException(String node, String parameter, String expected) {
		super(ErrorCode.TYPE_MISMATCH, "'" + parameter + "' of " + node + " must be " + expected + ".",
				"Change the value of '" + parameter + "'.");
	}

}
