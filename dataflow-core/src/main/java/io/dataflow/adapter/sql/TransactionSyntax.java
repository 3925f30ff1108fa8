/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Optional;

import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * How the transactions of one SQL database get what they are asked for, as far as its
 * driver does not see to it.
 *
 * @since 0.1.0
 */
public interface TransactionSyntax {

	/**
	 * Tell whether the driver begins a transaction with the isolation that it is told,
	 * and the next one on the same connection without it. Otherwise {@link #settle} sees
	 * to the isolation.
	 * @return whether it does
	 */
	default boolean beginsWithIsolation() {
		return true;
	}

	/**
	 * Return the query that tells whether a transaction has changed anything, where the
	 * database itself does not refuse that to one that was begun to read.
	 * @return a query for one boolean; empty where the database refuses it
	 */
	default Optional<String> writtenQuery() {
		return Optional.empty();
	}

	/**
	 * Tell the database of a transaction that has just begun what the driver did not tell
	 * it. A time limit is told so that the one of the client comes first.
	 * @param connection the connection of the transaction
	 * @param settings what the transaction is asked for
	 * @return the statements that undo this on the connection after the end of the
	 * transaction, cold
	 */
	Mono<List<String>> settle(Connection connection, TransactionSettings settings);

}
