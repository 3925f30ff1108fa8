/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * Something would write where that is not allowed: in a transaction that was begun to
 * read, or in a database that can only be read (DF-504). Nothing of the transaction is
 * stored.
 *
 * @since 0.1.0
 */
public final class ReadOnlyException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public ReadOnlyException(Failure failure) {
		super(ErrorCode.TRANSACTION_FAILED, failure, "the transaction, or the database, is read-only.",
				"Begin the transaction without readOnly, or do this outside of it.");
	}

}
