/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;

/**
 * A name is not that of a continuous aggregate of a model (DF-102): nothing has it, or
 * something else, such as an aggregate of another table. Nothing was read or changed.
 *
 * @since 0.1.0
 */
public final class ForeignAggregateException extends DataFlowException {

	private final String aggregate;

	ForeignAggregateException(EntityModel model, String aggregate) {
		super(ErrorCode.TYPE_MISMATCH,
				"'" + aggregate + "' is no continuous aggregate of " + model.name() + ", whose table is '"
						+ model.table() + "'.",
				"Give the name of one that was created for " + model.name()
						+ ", or create one with a name that no other table or view has.");
		this.aggregate = aggregate;
	}

	/**
	 * Return the name that was refused.
	 * @return the name
	 */
	public String aggregate() {
		return this.aggregate;
	}

}
