/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A soft deletion was asked of a model that has none.
 *
 * @since 0.1.0
 */
public final class SoftDeleteException extends DataFlowException {

	SoftDeleteException(String model) {
		super(ErrorCode.UNSUPPORTED, model + " does not delete softly.",
				"Declare @DataFlowModel(softDelete = true), or leave 'soft_delete' out to remove the record.");
	}

}
