/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An input of {@code HttpNode} has a value of which no request can be made (DF-102). The
 * message does not show the value, which may hold secrets.
 *
 * @since 0.1.0
 */
public final class InvalidHttpRequestException extends DataFlowException {

	private final String input;

	InvalidHttpRequestException(String input, String expected) {
		super(ErrorCode.TYPE_MISMATCH, "'" + input + "' of HttpNode must " + expected + ".",
				"Change the value of '" + input + "'.");
		this.input = input;
	}

	/**
	 * Return the input at fault.
	 * @return its name
	 */
	public String input() {
		return this.input;
	}

}
