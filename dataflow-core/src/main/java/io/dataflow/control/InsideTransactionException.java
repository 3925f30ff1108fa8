/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A node was run inside a transaction where it cannot keep its promise (DF-504).
 *
 * @since 0.1.0
 */
public final class InsideTransactionException extends DataFlowException {

	private InsideTransactionException(String message, String action) {
		super(ErrorCode.TRANSACTION_FAILED, message, action);
	}

	static InsideTransactionException continueOnError() {
		return new InsideTransactionException(
				"ForEachNode cannot go on after a failure inside a transaction: many databases refuse every further "
						+ "statement of a transaction in which one failed.",
				"Leave 'continue_on_error' out, or take the node out of the transaction.");
	}

	static InsideTransactionException steps() {
		return new InsideTransactionException(
				"TransactionManagerNode cannot run inside a transaction: its steps could be rolled back after it had "
						+ "reported that they are committed.",
				"Take it out of the transaction, or put the nodes of its steps into the transaction themselves.");
	}

}
