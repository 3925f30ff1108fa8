/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a new transaction is asked for. Work that joins a transaction which is there
 * already takes its isolation and whether it may write from that one; its own time limit
 * applies to it all the same.
 *
 * @param isolation how much it notices of others, or {@code null} for what the database
 * or the connection has as its default
 * @param timeout how long it may take from its beginning, more than zero and at most 365
 * days, or {@code null} for any time
 * @param readOnly whether whatever would write fails
 * @since 0.1.0
 */
public record TransactionSettings(@Nullable IsolationLevel isolation, @Nullable Duration timeout, boolean readOnly) {

	/** The isolation that the database has, no time limit, and free to write. */
	public static final TransactionSettings DEFAULT = new TransactionSettings(null, null, false);

	private static final Duration LONGEST = Duration.ofDays(365);

	/**
	 * Create settings.
	 * @throws InvalidTransactionSettingException DF-102 when the time limit is zero,
	 * negative or more than 365 days
	 */
	public TransactionSettings {
		if (timeout != null && (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0)) {
			throw InvalidTransactionSettingException.timeout(timeout, LONGEST);
		}
	}

	/**
	 * Return the same settings with another isolation.
	 * @param level how much the transaction notices of others, or {@code null} for the
	 * default of the database
	 * @return the settings
	 */
	public TransactionSettings isolation(@Nullable IsolationLevel level) {
		return new TransactionSettings(level, this.timeout, this.readOnly);
	}

	/**
	 * Return the same settings with another time limit.
	 * @param limit how long the transaction may take, or {@code null} for any time
	 * @return the settings
	 * @throws InvalidTransactionSettingException DF-102 when the time limit is zero,
	 * negative or more than 365 days
	 */
	public TransactionSettings timeout(@Nullable Duration limit) {
		return new TransactionSettings(this.isolation, limit, this.readOnly);
	}

	/**
	 * Return the same settings for a transaction that only reads, or for one that also
	 * writes.
	 * @param only whether whatever would write fails
	 * @return the settings
	 */
	public TransactionSettings readOnly(boolean only) {
		return new TransactionSettings(this.isolation, this.timeout, only);
	}

}
