/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * No record is where a read node looks.
 *
 * @since 0.1.0
 */
public final class RecordNotFoundException extends DataFlowException {

	RecordNotFoundException(EntityModel model, @Nullable Object id) {
		super(ErrorCode.NOT_FOUND, "There is no " + model.name() + described(model, id) + ".",
				"Check the id, or set 'raise_on_not_found' to false and look at 'found'.");
	}

	private static String described(EntityModel model, @Nullable Object id) {
		if (id == null) {
			return " that satisfies the filter";
		}
		return (model.id().sensitive()) ? " with the id that was asked for" : " with id '" + id + "'";
	}

}
