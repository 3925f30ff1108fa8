/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The threshold of slow queries is negative.
 *
 * @since 0.1.0
 */
public final class InvalidThresholdException extends DataFlowException {

	InvalidThresholdException(Duration threshold) {
		super(ErrorCode.INVALID_CONFIGURATION,
				"'slow-query-threshold' is " + threshold + " but must be zero or positive.",
				"Change 'dataflow.slow-query-threshold'; zero logs no slow queries.");
	}

}
