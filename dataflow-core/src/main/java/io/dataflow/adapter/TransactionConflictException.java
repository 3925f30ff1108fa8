/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The database gave up a transaction because of another one: a serialisation failure, a
 * deadlock or a lock that was not released in time (DF-504). Nothing of the transaction
 * was stored; it can be repeated as a whole.
 *
 * @since 0.1.0
 */
public final class TransactionConflictException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public TransactionConflictException(Failure failure) {
		super(ErrorCode.TRANSACTION_FAILED, failure,
				"it conflicts with a concurrent transaction (serialization failure, deadlock or lock timeout).",
				"Repeat the whole transaction.");
	}

	@Override
	public boolean isTransient() {
		return true;
	}

}
