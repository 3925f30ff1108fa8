/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.math.BigDecimal;
import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A transaction took longer than it may (DF-505): what it was doing was stopped, and it
 * was rolled back.
 *
 * @since 0.1.0
 */
public final class TransactionTimeoutException extends DataFlowException {

	private static final int MILLIS_DIGITS = 3;

	private final Duration timeout;

	/**
	 * Create the error.
	 * @param timeout how long the transaction was allowed to take
	 */
	public TransactionTimeoutException(Duration timeout) {
		super(ErrorCode.TIMEOUT, "The transaction took longer than " + seconds(timeout) + " s and was rolled back.",
				"Do less in one transaction, or raise its time limit.");
		this.timeout = timeout;
	}

	private static String seconds(Duration timeout) {
		return BigDecimal.valueOf(timeout.toMillis(), MILLIS_DIGITS).stripTrailingZeros().toPlainString();
	}

	/**
	 * Return how long the transaction was allowed to take.
	 * @return the time limit
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
