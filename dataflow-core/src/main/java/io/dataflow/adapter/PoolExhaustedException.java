/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.ErrorCode;

/**
 * The pool had no connection to give in time (DF-507).
 *
 * @since 0.1.0
 */
public final class PoolExhaustedException extends DatabaseException {

	/**
	 * Create the error.
	 * @param failure what failed
	 */
	public PoolExhaustedException(Failure failure) {
		super(ErrorCode.CONFLICT, failure, "all connections of the pool are in use.",
				"Raise dataflow.pool.size or dataflow.pool.acquire-timeout, or run fewer operations at once.");
	}

	@Override
	public boolean isTransient() {
		return true;
	}

}
