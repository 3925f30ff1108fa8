/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A service answered with a status of 400 or more (DF-501).
 *
 * @since 0.1.0
 */
public final class HttpStatusException extends DataFlowException {

	private final int status;

	HttpStatusException(String target, int status) {
		super(ErrorCode.NODE_FAILED, "HttpNode got the status " + status + " from " + target + ".",
				"Look at the request and the service, or set 'fail_on_status' to false to go on with the response.");
		this.status = status;
	}

	/**
	 * Return the status.
	 * @return the code, from 400
	 */
	public int status() {
		return this.status;
	}

}
