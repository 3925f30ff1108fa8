/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.BiFunction;

import io.dataflow.transaction.SavepointName;
import reactor.core.publisher.Mono;

/**
 * Creates savepoints in the transaction of the subscriber and goes back to them.
 */
final class SqlSavepoints {

	private final SqlExecutor executor;

	SqlSavepoints(SqlExecutor executor) {
		this.executor = executor;
	}

	Mono<Void> create(SavepointName name) {
		return inTransaction(name, (current, savepoints) -> {
			if (current.isOver()) {
				return Mono.error(SavepointException.over(name));
			}
			String databaseName = current.nextSavepoint();
			return command("create savepoint '" + name + "'", "SAVEPOINT " + databaseName)
				.doOnSuccess((nothing) -> savepoints.add(name, databaseName));
		});
	}

	/**
	 * What had joined the transaction and failed is undone too, if it came later.
	 */
	Mono<Void> rollbackTo(SavepointName name) {
		return inTransaction(name, (current, savepoints) -> {
			String databaseName = savepoints.find(name);
			if (databaseName == null) {
				return Mono.error(SavepointException.unknown(name, savepoints.names()));
			}
			return command("go back to savepoint '" + name + "'", "ROLLBACK TO SAVEPOINT " + databaseName)
				.doOnError((error) -> current.holder().setRollbackOnly())
				.doOnSuccess((nothing) -> {
					savepoints.dropAfter(name);
					current.holder().resetRollbackOnly();
				});
		});
	}

	private Mono<Void> inTransaction(SavepointName name, BiFunction<OpenStatements, Savepoints, Mono<Void>> work) {
		SqlTransactions transactions = this.executor.transactions();
		return Mono.deferContextual((context) -> transactions.joined()
			.switchIfEmpty(Mono.error(() -> SavepointException.noTransaction(name)))
			.flatMap((current) -> work.apply(current, transactions.savepoints(context, current))));
	}

	private Mono<Void> command(String description, String sql) {
		return this.executor.<Void>execute(description, (connection) -> Commands.run(connection, sql)).then();
	}

}
