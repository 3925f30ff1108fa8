/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;

import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Transactions of PostgreSQL, which {@code BEGIN} tells all but how long they may take.
 */
final class PostgresqlTransactionSyntax implements TransactionSyntax {

	/**
	 * Return the time limit of the statements, unless there is a shorter one. PostgreSQL
	 * takes it back by itself at the end of the transaction. Its limit for the whole
	 * transaction, which version 17 has, would end the connection with it.
	 */
	private static String limit(int millis) {
		return "SELECT set_config('statement_timeout', LEAST(NULLIF(setting::bigint, 0), " + millis
				+ ")::text, true) FROM pg_settings WHERE name = 'statement_timeout'";
	}

	@Override
	public Mono<List<String>> settle(Connection connection, TransactionSettings settings) {
		Duration timeout = settings.timeout();
		return (timeout == null) ? Mono.just(List.of())
				: Commands.run(connection, limit(Commands.serverLimit(timeout))).thenReturn(List.of());
	}

}
