/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A create node was given its fields inside a map.
 *
 * @since 0.1.0
 */
public final class CreateShapeException extends DataFlowException {

	CreateShapeException(String model, String wrapper) {
		super(ErrorCode.CREATE_SHAPE, model + "CreateNode takes the fields themselves, not '" + wrapper + "'.",
				"Write {\"id\": …, \"name\": …}; only " + model + "UpdateNode takes {\"filter\": …, \"fields\": …}.");
	}

}
