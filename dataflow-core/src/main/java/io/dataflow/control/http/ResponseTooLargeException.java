/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A response has a larger body than is allowed (DF-506).
 *
 * @since 0.1.0
 */
public final class ResponseTooLargeException extends DataFlowException {

	private final long limit;

	ResponseTooLargeException(String target, long limit) {
		super(ErrorCode.RESOURCE_EXHAUSTED, "HttpNode got more than " + limit + " bytes from " + target + ".",
				"Ask the service for less, or raise 'maxResponseBytes' of HttpNodeSettings.");
		this.limit = limit;
	}

	/**
	 * Return how large a body may be.
	 * @return the limit in bytes
	 */
	public long limit() {
		return this.limit;
	}

}
