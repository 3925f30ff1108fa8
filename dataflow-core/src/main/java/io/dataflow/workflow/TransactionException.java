/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSupport;

/**
 * A transaction ends without effect although none of its nodes failed (DF-504): its run
 * was stopped, the transaction support gave no result, or its nodes ended it not at all
 * or in two ways.
 *
 * @since 0.1.0
 */
public final class TransactionException extends DataFlowException {

	private final String transaction;

	private TransactionException(String transaction, String message, String action) {
		super(ErrorCode.TRANSACTION_FAILED, message, action);
		this.transaction = transaction;
	}

	static TransactionException stopped(String transaction) {
		return new TransactionException(transaction,
				"Transaction '" + transaction + "' is rolled back because its run was stopped.",
				"Look at why the run was stopped.");
	}

	static TransactionException withoutResult(String transaction) {
		return new TransactionException(transaction,
				"The TransactionSupport completed transaction '" + transaction + "' without the result of its work.",
				"Return the value of the work from TransactionSupport.inTransaction(..).");
	}

	static TransactionException withoutEnd(String transaction) {
		return new TransactionException(transaction,
				"Transaction '" + transaction + "' was rolled back: none of its nodes ended it.",
				"Let every branch reach a TransactionCommitNode or TransactionRollbackNode, or set 'auto_commit'.");
	}

	static TransactionException endedTwice(String transaction) {
		return new TransactionException(transaction,
				"Transaction '" + transaction
						+ "' was rolled back: one of its nodes asked to commit it, another one to roll it back.",
				"Let a switch choose between TransactionCommitNode and TransactionRollbackNode.");
	}

	/**
	 * Return the id of the transaction group.
	 * @return the id
	 */
	public String transaction() {
		return this.transaction;
	}

}
