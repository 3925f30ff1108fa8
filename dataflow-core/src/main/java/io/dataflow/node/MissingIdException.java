/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A create node has no primary key for a record whose key nobody generates.
 *
 * @since 0.1.0
 */
public final class MissingIdException extends DataFlowException {

	MissingIdException(String node, String id) {
		super(ErrorCode.MISSING_ID, node + " has no '" + id + "', and the model generates none.",
				"Give '" + id + "' a value, or join its @Id by @GeneratedId.");
	}

}
