/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The filter of a single-record node selects several records. Nothing was changed.
 *
 * @since 0.1.0
 */
public final class NotUniqueException extends DataFlowException {

	NotUniqueException(String node) {
		this(node + " is for one record but its filter selects several; nothing was changed.",
				"Narrow the filter, best by 'id'; list the records to work on each of them.");
	}

	private NotUniqueException(String message, String action) {
		super(ErrorCode.NOT_UNIQUE, message, action);
	}

	/**
	 * Create the error of an id that several records of a time series have.
	 * @param model the name of the model
	 * @return the error
	 */
	public static NotUniqueException ofId(String model) {
		return new NotUniqueException(
				"Several records of the time series " + model + " have the id; nothing was changed.",
				"Give each record an id of its own, or let @GeneratedId do so; list the records by their id.");
	}

}
