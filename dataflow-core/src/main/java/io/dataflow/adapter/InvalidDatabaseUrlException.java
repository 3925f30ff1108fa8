/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A database URL cannot be understood (DF-401). The message names the part that is wrong
 * and never quotes the URL, because a part that is read wrongly may be the password.
 *
 * @since 0.1.0
 */
public final class InvalidDatabaseUrlException extends DataFlowException {

	/**
	 * Create the error.
	 * @param message what is wrong, without any text that may belong to a password
	 * @param action what to do
	 */
	public InvalidDatabaseUrlException(String message, String action) {
		super(ErrorCode.INVALID_CONFIGURATION, message, action);
	}

	static InvalidDatabaseUrlException of(String problem) {
		return new InvalidDatabaseUrlException("Invalid database URL: " + problem,
				"Correct the URL; percent-encode special characters in user name, password and parameters"
						+ " (@ is %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25).");
	}

}
