/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.ConnectionFailedException;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Spring's transactions, which begin to the end even when nobody wants them any more.
 */
final class PatientTransactions implements ReactiveTransactionManager {

	private final R2dbcTransactionManager manager;

	PatientTransactions(ConnectionFactory connectionFactory) {
		this.manager = new R2dbcTransactionManager(connectionFactory);
	}

	@Override
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return new Handover<>(this.manager.getReactiveTransaction(definition), this.manager::rollback);
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		return this.manager.commit(transaction);
	}

	/**
	 * What a lost connection had begun is undone, and why it was lost is what the caller
	 * wants to know.
	 */
	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return this.manager.rollback(transaction).onErrorComplete(PatientTransactions::isLost);
	}

	private static boolean isLost(Throwable error) {
		return ErrorTranslation.translate(error, "roll back") instanceof ConnectionFailedException;
	}

}
