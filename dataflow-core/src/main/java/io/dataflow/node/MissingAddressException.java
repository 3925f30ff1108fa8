/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A node is not told which record it is for: DF-702 on reading, DF-705 on deleting.
 *
 * @since 0.1.0
 */
public final class MissingAddressException extends DataFlowException {

	MissingAddressException(ErrorCode code, String node) {
		super(code, node + " has neither 'id' nor a 'filter'.",
				"Give 'id', 'record_id' or a 'filter' that selects one record.");
	}

}
