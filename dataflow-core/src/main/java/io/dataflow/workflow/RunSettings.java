/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;

/**
 * How the steps of a graph are run.
 *
 * @param concurrency how many steps may be in flight
 * @param continueOnError whether other steps go on after one failed
 * @param transactions runs transaction groups; {@code null} where there can be none
 * @param inTransaction whether the steps are part of a transaction
 * @param instrumentation what surrounds nodes, or {@code null}
 */
record RunSettings(int concurrency, boolean continueOnError, @Nullable TransactionSupport transactions,
		boolean inTransaction, @Nullable RunInstrumentation instrumentation) {

	/**
	 * Return the settings for the steps of a transaction. It is one connection, which
	 * serves one statement at a time; and when a node fails, no other may still be at
	 * work on the connection that is rolled back.
	 */
	RunSettings insideTransaction() {
		return new RunSettings(1, false, this.transactions, true, this.instrumentation);
	}

	/**
	 * Return whether a node that fails must leave a transaction as it was, which goes on.
	 */
	boolean isolatesFailures() {
		return this.inTransaction && this.continueOnError;
	}

}
