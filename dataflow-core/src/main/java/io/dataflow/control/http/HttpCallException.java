/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A service could not be reached, broke off, or gave a response that cannot be read
 * (DF-501).
 *
 * @since 0.1.0
 */
public final class HttpCallException extends DataFlowException {

	HttpCallException(String target, String problem, @Nullable Throwable cause) {
		super(ErrorCode.NODE_FAILED, "HttpNode failed to call " + target + ": " + problem,
				"Check that the service runs, its address, and what it answers.", cause);
	}

}
