/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Transactions of SQLite, which are all serializable, and which its driver can begin to
 * read only. There is no server to tell how long they may take.
 */
final class SqliteTransactionSyntax implements TransactionSyntax {

	@Override
	public Mono<List<String>> settle(Connection connection, TransactionSettings settings) {
		return Mono.just(List.of());
	}

}
