/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A setting of the connection pool is out of range.
 *
 * @since 0.1.0
 */
public final class InvalidPoolSettingsException extends DataFlowException {

	InvalidPoolSettingsException(String name, int value, String range) {
		super(ErrorCode.INVALID_CONFIGURATION, "'pool." + name + "' is " + value + " but must be " + range + ".",
				"Change 'dataflow.pool." + name + "'.");
	}

}
