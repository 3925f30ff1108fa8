/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The filter of a single-record node selects several records. Nothing was changed.
 *
 * @since 0.1.0
 */
public final class NotUniqueException extends DataFlowException {

	NotUniqueException(String node) {
		super(ErrorCode.NOT_UNIQUE, node + " is for one record but its filter selects several; nothing was changed.",
				"Narrow the filter, best by 'id'; list the records to work on each of them.");
	}

}
