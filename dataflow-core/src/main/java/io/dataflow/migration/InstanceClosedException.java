/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An operation came after its instance was closed (DF-402).
 *
 * @since 0.1.0
 */
public final class InstanceClosedException extends DataFlowException {

	InstanceClosedException(String model) {
		super(ErrorCode.CONNECTION_FAILED, "Cannot work on " + model + ": the instance has been closed.",
				"Do it on another instance, or again after the restart.");
	}

}
