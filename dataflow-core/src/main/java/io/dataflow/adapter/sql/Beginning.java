/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Objects;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.support.DelegatingTransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What one transaction is asked for, which learns on which connection it begins. Nobody
 * else can tell as long as the server has not answered.
 */
final class Beginning extends DelegatingTransactionDefinition {

	private final Sinks.One<Connection> connection = Sinks.one();

	Beginning(@Nullable TransactionDefinition definition) {
		super(Objects.requireNonNullElse(definition, TransactionDefinition.withDefaults()));
	}

	/**
	 * Return the connection, as soon as there is one.
	 */
	Mono<Connection> connection() {
		return this.connection.asMono();
	}

	/**
	 * Spring's transactions, which tell a connection to the definition that it begins
	 * with, and to their {@link Ending} how far they have come.
	 */
	static final class TellingTransactions extends R2dbcTransactionManager {

		TellingTransactions(ConnectionFactory connectionFactory) {
			super(connectionFactory);
		}

		/**
		 * Spring calls this before it begins, and subscribes after that.
		 */
		@Override
		protected Mono<Void> prepareTransactionalConnection(Connection connection, TransactionDefinition definition) {
			if (definition instanceof Beginning beginning) {
				beginning.connection.tryEmitValue(connection);
			}
			return super.prepareTransactionalConnection(connection, definition);
		}

		@Override
		protected Mono<Void> doCommit(TransactionSynchronizationManager current, GenericReactiveTransaction status) {
			return Mono.deferContextual((context) -> Ending.of(context).noted(super.doCommit(current, status)));
		}

		@Override
		protected Mono<Void> doCleanupAfterCompletion(TransactionSynchronizationManager current, Object transaction) {
			return Mono.deferContextual((context) -> {
				Ending.of(context).release();
				return super.doCleanupAfterCompletion(current, transaction);
			});
		}

	}

}
