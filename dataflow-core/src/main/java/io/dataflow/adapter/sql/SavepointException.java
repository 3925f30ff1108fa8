/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;
import io.dataflow.transaction.SavepointName;

/**
 * A savepoint cannot be created or does not exist (DF-504). The transaction, if there is
 * one, goes on as it was.
 *
 * @since 0.1.0
 */
public final class SavepointException extends DataFlowException {

	private final String savepoint;

	private SavepointException(SavepointName name, String message, String action) {
		super(ErrorCode.TRANSACTION_FAILED, message, action);
		this.savepoint = name.value();
	}

	static SavepointException noTransaction(SavepointName name) {
		return new SavepointException(name, "There is no transaction for savepoint '" + name + "'.",
				"Create savepoints and go back to them inside of a transaction on the same database.");
	}

	static SavepointException over(SavepointName name) {
		return new SavepointException(name,
				"Savepoint '" + name + "' cannot be created: the transaction can only be rolled back.",
				"Create savepoints before what may fail, and go back to one of them after a failure.");
	}

	static SavepointException unknown(SavepointName name, Collection<String> known) {
		return new SavepointException(name, "The transaction has no savepoint '" + name + "'.",
				known.isEmpty() ? "Create the savepoint first, in the same transaction and not outside of a nested one."
						: Suggestion.of(name.value(), known));
	}

	/**
	 * Return the name of the savepoint.
	 * @return the name
	 */
	public String savepoint() {
		return this.savepoint;
	}

}
