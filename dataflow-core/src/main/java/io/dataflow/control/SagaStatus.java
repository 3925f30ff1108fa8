/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Locale;

/**
 * How a {@code TransactionManagerNode} ended.
 */
enum SagaStatus {

	COMMITTED("Nothing is to be done."),

	FAILED("Nothing had been done. Look at the cause of this error and run it again."),

	COMPENSATED("What had been done was undone. Look at the cause of this error and run it again."),

	COMPENSATION_FAILED("Undo by hand what the steps did whose compensation failed; 'failed_operations' tells why."),

	ABORTED("Look at the cause of this error and run it again.");

	private final String action;

	SagaStatus(String action) {
		this.action = action;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	String action() {
		return this.action;
	}

}
