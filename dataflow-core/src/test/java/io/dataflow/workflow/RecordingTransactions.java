/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.transaction.TransactionSettings;
import io.dataflow.transaction.TransactionSupport;
import reactor.core.publisher.Mono;

/**
 * Transactions without a database: what happens is written down, and each end can be held
 * up or made to fail.
 */
class RecordingTransactions implements TransactionSupport {

	final List<String> log = new CopyOnWriteArrayList<>();

	Mono<Void> begin = Mono.empty();

	Mono<Void> commit = Mono.empty();

	Mono<Void> rollback = Mono.empty();

	int attempts = 1;

	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return Mono
			.usingWhen(this.begin.then(Mono.fromCallable(this::write)),
					(transaction) -> work.contextWrite((context) -> context.put("transaction", transaction)),
					(transaction) -> this.commit.then(write("commit")),
					(transaction, error) -> this.rollback.then(write("rollback")),
					(transaction) -> this.rollback.then(write("cancel")))
			.retry(this.attempts - 1);
	}

	@Override
	public <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return Mono.usingWhen(write("savepoint").thenReturn("nested"), (nested) -> work, (nested) -> write("release"),
				(nested, error) -> write("undo"), (nested) -> write("undo"));
	}

	@Override
	public Mono<Void> createSavepoint(String name) {
		return write("savepoint " + name);
	}

	@Override
	public Mono<Void> rollbackToSavepoint(String name) {
		return write("rollback to " + name);
	}

	private String write() {
		this.log.add("begin");
		return "t1";
	}

	private Mono<Void> write(String line) {
		return Mono.fromRunnable(() -> this.log.add(line));
	}

}
