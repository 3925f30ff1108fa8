/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.transaction.TransactionSettings;
import io.dataflow.transaction.TransactionSupport;
import reactor.core.publisher.Mono;

/**
 * Transactions without a database, whose ends are written down.
 */
final class RecordedTransactions implements TransactionSupport {

	final List<String> log = new CopyOnWriteArrayList<>();

	Mono<Void> commit = write("commit");

	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return Mono.usingWhen(write("begin").thenReturn("t"), (transaction) -> work, (transaction) -> this.commit,
				(transaction, error) -> write("rollback"), (transaction) -> write("cancel"));
	}

	@Override
	public <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return work;
	}

	@Override
	public Mono<Void> createSavepoint(String name) {
		return write("savepoint");
	}

	@Override
	public Mono<Void> rollbackToSavepoint(String name) {
		return write("rollback to savepoint");
	}

	private Mono<Void> write(String entry) {
		return Mono.fromRunnable(() -> this.log.add(entry));
	}

}
