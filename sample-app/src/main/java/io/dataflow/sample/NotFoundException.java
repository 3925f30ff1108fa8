/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The shop has nothing of that id (DF-703).
 */
final class NotFoundException extends DataFlowException {

	NotFoundException(String kind, Object id) {
		super(ErrorCode.NOT_FOUND, "There is no " + kind + " '" + id + "'.", "Check the id.");
	}

}
