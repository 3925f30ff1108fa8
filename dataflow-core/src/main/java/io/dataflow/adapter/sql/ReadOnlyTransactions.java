/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.ReadOnlyException;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.reactive.TransactionContext;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses to write in transactions that were begun to read, ours and Spring's, where the
 * database does not.
 */
final class ReadOnlyTransactions {

	private final ConnectionFactory connectionFactory;

	private final boolean refusedByDatabase;

	ReadOnlyTransactions(ConnectionFactory connectionFactory, TransactionSyntax syntax) {
		this.connectionFactory = connectionFactory;
		this.refusedByDatabase = syntax.writtenQuery().isEmpty();
	}

	/**
	 * Do work that writes, unless the transaction of the subscriber only reads.
	 */
	<T> Flux<T> writing(String description, Flux<T> work) {
		Flux<T> write = new TranslatedErrors<>(work,
				(error) -> (error instanceof ConnectionFailedException failed) ? failed.ofWrite() : error);
		return this.refusedByDatabase ? write
				: Flux.deferContextual((context) -> context.hasKey(TransactionContext.class)
						? isReadOnly().flatMapMany((readOnly) -> readOnly ? refusal(description) : write) : write);
	}

	private static <T> Flux<T> refusal(String description) {
		return Flux.error(() -> new ReadOnlyException(new Failure(description, null, null)));
	}

	private Mono<Boolean> isReadOnly() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.map((current) -> current.isCurrentTransactionReadOnly()
					&& current.getResource(this.connectionFactory) instanceof ConnectionHolder);
	}

}
