/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;
import java.util.Objects;

import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;

/**
 * How the steps of a graph are run.
 *
 * @param concurrency how many steps may be in flight
 * @param continueOnError whether other steps go on after one failed
 * @param transactions what runs transaction groups, by name; empty where there can be
 * none
 * @param transaction the name of what runs the transaction that the steps are part of, or
 * {@code null} outside transactions
 * @param instrumentation what surrounds nodes, or {@code null}
 */
record RunSettings(int concurrency, boolean continueOnError, Map<String, TransactionSupport> transactions,
		@Nullable String transaction, @Nullable RunInstrumentation instrumentation) {

	/**
	 * Return the settings for the steps of a transaction. It is one connection, which
	 * serves one statement at a time; and when a node fails, no other may still be at
	 * work on the connection that is rolled back.
	 * @param name the name of what runs the transaction, unless it is part of another one
	 */
	RunSettings insideTransaction(String name) {
		return new RunSettings(1, false, this.transactions, Objects.requireNonNullElse(this.transaction, name),
				this.instrumentation);
	}

	/**
	 * Return what runs a transaction.
	 * @param name its name, unless there is a transaction already
	 */
	TransactionSupport support(String name) {
		return Objects.requireNonNull(this.transactions.get(Objects.requireNonNullElse(this.transaction, name)));
	}

	boolean inTransaction() {
		return this.transaction != null;
	}

	/**
	 * Return whether a node that fails must leave a transaction as it was, which goes on.
	 */
	boolean isolatesFailures() {
		return inTransaction() && this.continueOnError;
	}

}
