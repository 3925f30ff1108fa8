/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The schema was not ready in time (DF-505).
 *
 * @since 0.1.0
 */
public final class StartTimeoutException extends DataFlowException {

	StartTimeoutException(Duration limit) {
		super(ErrorCode.TIMEOUT, "The schema was not ready after " + limit.toSeconds() + " seconds.",
				"Look for a migration that another instance runs or that waits for a lock;"
						+ " change large tables by a script of your own and set 'dataflow.schema.mode' to validate.");
	}

}
