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
 * A node names a table that belongs to no entity that it works with (DF-603).
 *
 * @since 0.1.0
 */
public final class UnknownTableException extends DataFlowException {

	private final String table;

	UnknownTableException(String node, String table, String kind, Collection<String> valid) {
		super(ErrorCode.UNKNOWN_MODEL, node + " names the table '" + table + "', which is of no " + kind + ".",
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
