/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A service did not answer in time (DF-505).
 *
 * @since 0.1.0
 */
public final class HttpTimeoutException extends DataFlowException {

	HttpTimeoutException(String target, Duration timeout) {
		super(ErrorCode.TIMEOUT, "HttpNode got no answer from " + target + " within " + timeout.toMillis() + " ms.",
				"Make the service faster, or raise 'timeout', which may be up to five minutes.");
	}

}
