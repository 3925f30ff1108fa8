/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import java.time.Duration;
import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * A transaction is asked for something that does not exist: an isolation level, a time
 * limit or the name of a savepoint (DF-102). Nothing has run.
 *
 * @since 0.1.0
 */
public final class InvalidTransactionSettingException extends DataFlowException {

	private static final int SHOWN = 80;

	private InvalidTransactionSettingException(String message, String action) {
		super(ErrorCode.TYPE_MISMATCH, message, action);
	}

	static InvalidTransactionSettingException unknownIsolation(String name, List<String> levels) {
		return new InvalidTransactionSettingException("There is no isolation level '" + shortened(name) + "'.",
				Suggestion.of(shortened(name), levels));
	}

	static InvalidTransactionSettingException timeout(Duration timeout, Duration longest) {
		return new InvalidTransactionSettingException(
				"The time limit of a transaction must be more than zero and at most " + longest.toDays() + " days, not "
						+ timeout + ".",
				"Change the time limit, or leave it out for none.");
	}

	static InvalidTransactionSettingException savepoint(String name) {
		return new InvalidTransactionSettingException("'" + shortened(name) + "' is not the name of a savepoint.",
				"Use at most 63 letters, digits and underscores, of which the first is no digit.");
	}

	private static String shortened(String text) {
		return (text.length() > SHOWN) ? text.substring(0, SHOWN) + "…" : text;
	}

}
