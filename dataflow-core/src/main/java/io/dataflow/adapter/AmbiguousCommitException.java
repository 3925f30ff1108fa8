/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The connection was lost while a transaction was being committed, so it is not known
 * whether it took effect as a whole or not at all (DF-504). It is never repeated.
 *
 * @since 0.1.0
 */
public final class AmbiguousCommitException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public AmbiguousCommitException(Failure failure) {
		super(ErrorCode.TRANSACTION_FAILED, failure,
				"the connection was lost during the commit, so it is not known whether it took effect.",
				"Look whether the changes are there before you repeat the transaction.");
	}

}
