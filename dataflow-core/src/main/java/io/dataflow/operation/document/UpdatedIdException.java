/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An update of documents would change their id.
 *
 * @since 0.1.0
 */
public final class UpdatedIdException extends DataFlowException {

	UpdatedIdException(String collection, String operator) {
		super(ErrorCode.ID_IN_FIELDS, "An update of '" + collection + "' cannot change '_id' with " + operator + ".",
				"Leave '_id' out of the update; insert another document and delete this one to move it.");
	}

}
