/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A bulk node was given something else than a list of records.
 *
 * @since 0.1.0
 */
public final class BulkShapeException extends DataFlowException {

	BulkShapeException(String node, String parameter) {
		super(ErrorCode.BULK_SHAPE, "'" + parameter + "' of " + node + " must be a list.",
				"Write [{\"id\": …}, {\"id\": …}], or use the node for a single record.");
	}

}
