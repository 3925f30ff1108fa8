/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A transaction is not committed, because work that joined it has failed and the caller
 * of the transaction did not learn of that.
 *
 * @since 0.1.0
 */
public final class TransactionRolledBackException extends DataFlowException {

	/**
	 * Create the error.
	 */
	public TransactionRolledBackException() {
		super(ErrorCode.TRANSACTION_FAILED,
				"The transaction is rolled back although its work completed: other work had joined it and failed.",
				"Let the error of the inner work pass, or run that work outside of the transaction.");
	}

}
