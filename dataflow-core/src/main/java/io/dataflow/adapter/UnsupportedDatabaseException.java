/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A database URL names a database that DataFlow does not know (DF-403).
 *
 * @since 0.1.0
 */
public final class UnsupportedDatabaseException extends DataFlowException {

	/**
	 * Create the error.
	 * @param message what is not supported, without any text that may belong to a
	 * password
	 * @param action what to use instead
	 */
	public UnsupportedDatabaseException(String message, String action) {
		super(ErrorCode.UNSUPPORTED_DATABASE, message, action);
	}

}
