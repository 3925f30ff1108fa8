/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Collection;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * A node names a table that belongs to no time series (DF-603).
 *
 * @since 0.1.0
 */
public final class UnknownSeriesException extends DataFlowException {

	private final String table;

	UnknownSeriesException(String node, String table, Collection<String> valid) {
		super(ErrorCode.UNKNOWN_MODEL, node + " names the table '" + table + "', which is of no time series.",
				Suggestion.of(table, valid));
		this.table = table;
	}

	/**
	 * Return the name that was given.
	 * @return the name
	 */
	public String table() {
		return this.table;
	}

}
