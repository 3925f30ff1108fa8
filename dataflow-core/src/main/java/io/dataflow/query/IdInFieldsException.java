/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An update sets the primary key.
 *
 * @since 0.1.0
 */
public final class IdInFieldsException extends DataFlowException {

	IdInFieldsException(String model, String name) {
		super(ErrorCode.ID_IN_FIELDS, "An update of " + model + " cannot change its primary key '" + name + "'.",
				"Remove '" + name + "' from the fields; create another record and delete this one to move it.");
	}

}
