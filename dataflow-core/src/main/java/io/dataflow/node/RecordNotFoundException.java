/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * No record is where a read node looks.
 *
 * @since 0.1.0
 */
public final class RecordNotFoundException extends DataFlowException {

	RecordNotFoundException(String model, @Nullable Object id) {
		super(ErrorCode.NOT_FOUND,
				(id != null) ? "There is no " + model + " with id '" + id + "'."
						: "There is no " + model + " that satisfies the filter.",
				"Check the id, or set 'raise_on_not_found' to false and look at 'found'.");
	}

}
